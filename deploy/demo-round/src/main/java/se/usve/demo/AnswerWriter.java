package se.usve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes one unit's answers in the API's form, so that it misses exactly the levels planned (appendix 6).
 * Questions that are not asked are absent; every mandatory one is answered.
 */
final class AnswerWriter {
    private final Draw draw;
    private final Map<Clinic, Set<Integer>> plan;
    private final Map<Clinic, Set<Partners.Lacking>> partners;
    private final Quotas quotas;
    private final Map<Clinic, int[]> staff;
    private final Map<Clinic, int[]> articles;
    private final FigureAnswers figures;
    private final Examples examples;

    /** @param apart chance for the answers that decide no level, so that the others are the same without them */
    AnswerWriter(Draw draw, Draw apart, PublishedTables tables, Map<Clinic, Set<Integer>> plan) {
        this.draw = draw;
        this.plan = plan;
        this.partners = new Partners(draw).make(plan);
        this.quotas = new Quotas(draw, tables, plan);
        this.staff = new Staff(draw, tables).divide(List.copyOf(plan.keySet()));
        this.articles = new Articles(draw).divide(plan, staff);
        this.figures = new FigureAnswers(apart, plan, staff, articles);
        this.examples = new Examples(draw, Round2018.FIRST_YEAR);
    }

    Written write(Clinic clinic) {
        Sheet sheet = new Sheet();
        Map<Integer, PlannedRuling> rulings = new TreeMap<>();
        Set<Integer> misses = plan.get(clinic);
        sheet.choice("3", !misses.contains(1) ? "WHOLE_PERIOD"
                : quotas.neverResponsiblePerson.contains(clinic) ? "NO" : "PART_OF_PERIOD");
        research(clinic, misses, sheet);
        education(clinic, misses, sheet, rulings);
        development(clinic, misses, sheet, rulings);
        if (staff.containsKey(clinic)) {
            ObjectNode items = sheet.object("staff");
            for (int i = 0; i < PublishedTables.STAFF_ITEMS.size(); i++) {
                items.put(PublishedTables.STAFF_ITEMS.get(i), staff.get(clinic)[i]);
            }
        }
        figures.write(clinic, sheet);
        return new Written(sheet.answers(), rulings);
    }

    private void research(Clinic clinic, Set<Integer> misses, Sheet sheet) {
        sheet.yes("4a", !misses.contains(2));
        sheet.yes("6a", !misses.contains(3));
        sheet.yes("7a", !misses.contains(4));
        sheet.yes("12a", !misses.contains(5));
        Set<Partners.Lacking> lacking = partners.getOrDefault(clinic, Set.of());
        boolean universities = !lacking.contains(Partners.Lacking.UNIVERSITIES);
        sheet.item("13b", "OWN_REGION_CARE_UNITS", !lacking.contains(Partners.Lacking.OWN_REGION_CARE_UNITS));
        sheet.item("13b", "OTHER_REGION_CARE_UNITS", !lacking.contains(Partners.Lacking.OTHER_REGION_CARE_UNITS));
        sheet.item("13b", "OWN_REGION_UNIVERSITIES", universities);
        sheet.item("13b", "OTHER_REGION_UNIVERSITIES", universities);
        sheet.object("13b").put("PATIENT_ORGANISATIONS", !clinic.directContact() ? "NO_DIRECT_PATIENT_CONTACT"
                : Sheet.word(!lacking.contains(Partners.Lacking.PATIENTS)));
        sheet.yes("13c", !lacking.contains(Partners.Lacking.INDUSTRY));

        boolean studies = !misses.contains(7);
        boolean national = studies && !draw.chance(0.03);
        sheet.item("14a", "REGIONAL", studies && (!national || !draw.chance(0.04)));
        sheet.item("14a", "NATIONAL", national);
        sheet.item("14a", "INTERNATIONAL", !quotas.withoutInternationalStudies.contains(clinic));
        if (articles.containsKey(clinic)) {
            for (int y = 0; y < Articles.YEARS.size(); y++) {
                sheet.object("15").put(String.valueOf(Articles.YEARS.get(y)), articles.get(clinic)[y]);
            }
        }
        sheet.yes("16a", !misses.contains(9));
        boolean international = quotas.internationalGrants.contains(clinic);
        sheet.item("17a", "NATIONAL", !misses.contains(10) && (!international || !draw.chance(0.04)));
        sheet.item("17a", "INTERNATIONAL", international);
        sheet.choice("18a", misses.contains(11) ? "INSUFFICIENT" : "YES");
    }

    private void education(Clinic clinic, Set<Integer> misses, Sheet sheet, Map<Integer, PlannedRuling> rulings) {
        boolean any = !misses.contains(12);
        boolean placed = clinic.placed();
        boolean lectures = any && draw.chance(0.85);
        sheet.item("19a", "WORK_INTEGRATED_LEARNING", placed);
        sheet.item("19a", "LECTURES", lectures);
        sheet.item("19a", "THESIS_SUPERVISION", any && (draw.chance(0.8) || !placed && !lectures));
        sheet.yes("19b", placed);
        sheet.choice("23", !misses.contains(13) ? "ALL" : clinic.students() == Clinic.Students.NONE ? "NONE"
                : draw.chance(0.93) ? "SOME" : "NONE");
        if (placed) {
            sheet.yes("24", !misses.contains(14));
            sheet.yes("25", !misses.contains(15));
        }
        supervision(clinic, sheet);
        sheet.yes("27", !misses.contains(17));
        courses(clinic, !misses.contains(18), sheet, rulings);
        sheet.choice("31", !misses.contains(19) ? "YES" : switch (clinic.students()) {
            case NONE, TAUGHT_WITHOUT_PREMISES -> "NO";
            case PLACED, TAUGHT_ONLY -> "INSUFFICIENT";
        });
    }

    private void supervision(Clinic clinic, Sheet sheet) {
        boolean students = clinic.students() != Clinic.Students.NONE;
        boolean meetings = students && draw.chance(0.7);
        boolean briefing = students && draw.chance(0.75);
        List<String> chosen = new ArrayList<>();
        if (meetings) {
            chosen.add("SUPERVISOR_MEETINGS");
        }
        if (briefing) {
            chosen.add("COURSE_LEADER_BRIEFING");
        }
        boolean other = chosen.isEmpty() || draw.chance(0.2);
        sheet.chosen("26", chosen, other ? examples.otherSupervision(clinic) : null);
    }

    /** Level 18 is mostly missed because the example was not approved, seldom because nothing is done with the results. */
    private void courses(Clinic clinic, boolean met, Sheet sheet, Map<Integer, PlannedRuling> rulings) {
        boolean used = met || clinic.students() != Clinic.Students.NONE && draw.chance(0.93);
        boolean followUps = used && draw.chance(0.85);
        sheet.yes("29a", followUps);
        sheet.yes("30", used && (!followUps || draw.chance(0.85)));
        if (met || used && draw.chance(0.88)) {
            PlannedRuling ruling = examples.course(clinic, met);
            sheet.choice("30a", ruling.text());
            rulings.put(18, ruling);
        }
    }

    private void development(Clinic clinic, Set<Integer> misses, Sheet sheet, Map<Integer, PlannedRuling> rulings) {
        Set<String> ways = quotas.knowledge.get(clinic);
        sheet.chosen("32", ways.stream().filter(w -> !w.equals("OTHER")).toList(),
                ways.contains("OTHER") ? examples.otherKnowledgeSupport() : null);
        sheet.item("33", "REGIONAL", !quotas.withoutRegionalGuidelines.contains(clinic));
        sheet.item("33", "NATIONAL", !quotas.withoutNationalGuidelines.contains(clinic));
        sheet.item("33", "INTERNATIONAL", !misses.contains(21) && draw.chance(0.45));
        boolean registers = !misses.contains(22) || draw.chance(0.5);
        sheet.yes("34", registers);
        if (!misses.contains(22)) {
            sheet.choice("34a", examples.register(clinic));
        }
        patients(clinic, !misses.contains(23), sheet, rulings);
        sheet.choice("36", !clinic.directContact() ? "NO_DIRECT_PATIENT_CONTACT" : Sheet.word(!misses.contains(24)));
        boolean strategy = !misses.contains(25) || draw.chance(0.6);
        sheet.yes("37", strategy);
        if (strategy) {
            sheet.yes("37a", !misses.contains(25));
        }
        boolean last = !misses.contains(26);
        for (int year : Articles.YEARS) {
            boolean early = clinic.designatedYear().orElseThrow() <= year && draw.chance(last ? 0.92 : 0.3);
            sheet.item("38", String.valueOf(year), year == 2021 ? last : early);
        }
        sheet.yes("39", !misses.contains(27));
    }

    private void patients(Clinic clinic, boolean met, Sheet sheet, Map<Integer, PlannedRuling> rulings) {
        boolean measured = clinic.directContact() && (met || draw.chance(0.92));
        boolean prem = measured && draw.chance(0.9);
        boolean prom = measured && (!prem || draw.chance(0.65));
        sheet.item("35", "PROM", prom);
        sheet.item("35", "PREM", prem);
        if (measured && (met || draw.chance(0.9))) {
            PlannedRuling ruling = examples.patients(clinic, prom, prem, met);
            sheet.choice("35a", ruling.text());
            rulings.put(23, ruling);
        }
    }
}
