package se.usve.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Valid answers to the questionnaire 2018–2021, drawn from a seeded generator so that every level goes both ways. */
final class RandomAnswers {

    private final Random random;

    RandomAnswers(Random random) {
        this.random = random;
    }

    Map<String, Object> next() {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("3", oneOf("WHOLE_PERIOD", "WHOLE_PERIOD", "PART_OF_PERIOD", "NO"));
        for (var question : List.of("4a", "6a", "7a", "12a", "13c", "16a", "27", "29a", "30", "39")) {
            answers.put(question, yesOrNo());
        }
        var patients = random.nextInt(5) > 0;
        var collaboration = yesNoEach("OWN_REGION_CARE_UNITS", "OTHER_REGION_CARE_UNITS", "OWN_REGION_UNIVERSITIES",
                "OTHER_REGION_UNIVERSITIES");
        // One in ten contradicts itself between 13b and 36: stored with a warning, and the rules still decide.
        var contradicts = random.nextInt(10) == 0;
        collaboration.put("PATIENT_ORGANISATIONS", patients != contradicts ? yesOrNo() : "NO_DIRECT_PATIENT_CONTACT");
        answers.put("13b", collaboration);
        answers.put("36", patients ? yesOrNo() : "NO_DIRECT_PATIENT_CONTACT");
        answers.put("14a", yesNoEach("REGIONAL", "NATIONAL", "INTERNATIONAL"));
        if (random.nextInt(6) > 0) {
            answers.put("15", articles());
        }
        answers.put("17a", yesNoEach("NATIONAL", "INTERNATIONAL"));
        answers.put("18a", oneOf("YES", "YES", "INSUFFICIENT", "NO"));
        answers.put("19a", yesNoEach("WORK_INTEGRATED_LEARNING", "LECTURES", "THESIS_SUPERVISION"));
        var students = yesOrNo();
        answers.put("19b", students);
        if (students.equals("YES")) {
            answers.put("24", yesOrNo());
            answers.put("25", yesOrNo());
        }
        answers.put("23", oneOf("ALL", "ALL", "SOME", "NONE"));
        answers.put("26", chosen("SUPERVISOR_MEETINGS", "COURSE_LEADER_BRIEFING", "OTHER"));
        text(answers, "30a", "Kursvärdering nr ");
        answers.put("31", oneOf("YES", "YES", "INSUFFICIENT", "NO"));
        answers.put("32", chosen("MULTIDISCIPLINARY_CONFERENCE", "PROCESS_MAP", "STANDARDISED_CARE_PATHWAY",
                "DIGITAL_DECISION_SUPPORT", "FOLLOW_UP_BY_REGISTER", "QUALITY_MANAGEMENT_SYSTEM", "OTHER"));
        answers.put("33", yesNoEach("REGIONAL", "NATIONAL", "INTERNATIONAL"));
        var registers = yesOrNo();
        answers.put("34", registers);
        if (registers.equals("YES")) {
            text(answers, "34a", "Kvalitetsregister nr ");
        }
        answers.put("35", yesNoEach("PROM", "PREM"));
        text(answers, "35a", "Patientenkät nr ");
        var strategy = yesOrNo();
        answers.put("37", strategy);
        if (strategy.equals("YES")) {
            answers.put("37a", yesOrNo());
        }
        answers.put("38", yesNoEach("2018", "2019", "2020", "2021"));
        return answers;
    }

    private Map<String, Object> articles() {
        var years = new LinkedHashMap<String, Object>();
        for (var year : List.of("2018", "2019", "2020", "2021")) {
            if (random.nextInt(4) > 0) {
                years.put(year, random.nextInt(4));
            }
        }
        return years;
    }

    private void text(Map<String, Object> answers, String question, String start) {
        if (random.nextInt(4) > 0) {
            answers.put(question, start + random.nextInt(1_000_000) + " användes för att ändra arbetssättet.");
        }
    }

    private Map<String, Object> chosen(String... codes) {
        var chosen = new ArrayList<String>();
        for (var code : codes) {
            if (random.nextInt(3) == 0) {
                chosen.add(code);
            }
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("chosen", chosen);
        if (chosen.contains("OTHER")) {
            answer.put("otherText", "Veckobrev till handledarna");
        }
        return answer;
    }

    private Map<String, Object> yesNoEach(String... items) {
        var answer = new LinkedHashMap<String, Object>();
        for (var item : items) {
            answer.put(item, yesOrNo());
        }
        return answer;
    }

    private String yesOrNo() {
        return random.nextInt(4) > 0 ? "YES" : "NO";
    }

    private String oneOf(String... codes) {
        return codes[random.nextInt(codes.length)];
    }
}
