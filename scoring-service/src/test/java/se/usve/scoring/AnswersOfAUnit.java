package se.usve.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers of a unit that meets every level once its two examples are approved, and changes to them. */
public final class AnswersOfAUnit {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEETING_ALL = """
            {"3": "WHOLE_PERIOD", "4a": "YES", "6a": "YES", "7a": "YES", "12a": "YES",
             "13b": {"OWN_REGION_CARE_UNITS": "YES", "OTHER_REGION_CARE_UNITS": "YES", "OWN_REGION_UNIVERSITIES": "YES",
                     "OTHER_REGION_UNIVERSITIES": "YES", "PATIENT_ORGANISATIONS": "YES"},
             "13c": "YES", "14a": {"REGIONAL": "YES", "NATIONAL": "YES", "INTERNATIONAL": "YES"},
             "15": {"2018": 30, "2019": 31, "2020": 32, "2021": 33}, "16a": "YES",
             "17a": {"NATIONAL": "YES", "INTERNATIONAL": "YES"}, "18a": "YES",
             "19a": {"WORK_INTEGRATED_LEARNING": "YES", "LECTURES": "YES", "THESIS_SUPERVISION": "YES"},
             "19b": "YES", "23": "ALL", "24": "YES", "25": "YES", "26": {"chosen": ["SUPERVISOR_MEETINGS"]},
             "27": "YES", "29a": "YES", "30": "YES",
             "30a": "Kursutvärderingen visade att introduktionen var för kort; vi gjorde den till en hel dag.",
             "31": "YES", "32": {"chosen": ["PROCESS_MAP"]},
             "33": {"REGIONAL": "YES", "NATIONAL": "YES", "INTERNATIONAL": "NO"}, "34": "YES",
             "34a": "Vi följer Swedeheart månadsvis.", "35": {"PROM": "YES", "PREM": "YES"},
             "35a": "PREM visade långa väntetider; vi införde öppen mottagning på tisdagar.",
             "36": "YES", "37": "YES", "37a": "YES",
             "38": {"2018": "YES", "2019": "YES", "2020": "YES", "2021": "YES"}, "39": "YES"}""";

    private AnswersOfAUnit() {
    }

    /** {@return the answers that meet every level} */
    public static Map<String, Object> meetingAll() {
        return read(MEETING_ALL);
    }

    /**
     * {@return the answers that meet every level, changed}
     *
     * @param changes JSON merge patch (RFC 7396): a null takes the answer away
     */
    public static Map<String, Object> meetingAllBut(String changes) {
        return merged(meetingAll(), read(changes));
    }

    /** {@return the JSON object as a map} */
    public static Map<String, Object> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> merged(Map<String, Object> target, Map<String, Object> patch) {
        var result = new HashMap<>(target);
        patch.forEach((key, value) -> {
            if (value == null) {
                result.remove(key);
            } else if (value instanceof Map<?, ?> part) {
                var old = result.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.<String, Object>of();
                result.put(key, merged(old, (Map<String, Object>) part));
            } else {
                result.put(key, value);
            }
        });
        return result;
    }
}
