package org.tousaidants.places.harvest;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.places.intake.Reason;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Converts reasons and their counts to columns and back.
final class ReasonColumns {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<List<Object>> DETAILS = new TypeReference<>() {};
    private static final TypeReference<List<CountedWord>> REASONS = new TypeReference<>() {};
    private static final String REPAIR = "mapping.repair.";

    /// A reason and its count, as stored in `harvest_run.reasons`.
    private record CountedWord(String key, List<Object> details, long count) {}

    private ReasonColumns() {}

    static String written(Object value) {
        return JSON.writeValueAsString(value).replace("\\u0000", "␀");
    }

    /// The text with a symbol instead of NUL characters, which PostgreSQL refuses.
    static String storable(String raw) {
        return raw.replace('\0', '␀');
    }

    static String details(Reason why) {
        return written(why.details());
    }

    static String counted(Map<Reason, Long> reasons) {
        return written(reasons.entrySet().stream()
                .map(one -> new CountedWord(one.getKey().key(), one.getKey().details(), one.getValue()))
                .toList());
    }

    /// Reasons with their counts, most frequent first.
    static Map<Reason, Long> reasons(String text) {
        var reasons = new LinkedHashMap<Reason, Long>();
        JSON.readValue(text, REASONS).stream()
                .sorted(Comparator.comparingLong(CountedWord::count).reversed())
                .forEach(one -> reasons.put(
                        new Reason(
                                one.key(),
                                one.details().stream()
                                        .map(ReasonColumns::detail)
                                        .toList()),
                        one.count()));
        return reasons;
    }

    /// The reason of a row. A row without details was stored before reasons had keys: it has a French sentence.
    static Reason why(String reason, Optional<String> details) {
        if (reason.isEmpty()) return Reason.NONE;
        return details.map(list -> new Reason(
                        reason,
                        JSON.readValue(list, DETAILS).stream()
                                .map(ReasonColumns::detail)
                                .toList()))
                .orElseGet(() -> ReasonTexts.told(reason));
    }

    /// A detail as an object; a nested reason becomes a reason again.
    private static Object detail(Object read) {
        return read instanceof Map<?, ?> inner
                        && inner.get("key") instanceof String key
                        && inner.get("details") instanceof List<?> details
                ? new Reason(
                        key, details.stream().map(each -> detail((Object) each)).toList())
                : read;
    }

    static String warnings(Map<Reason, Long> repairs) {
        var counts = new TreeMap<String, Long>();
        repairs.forEach((why, count) -> counts.put(why.key(), count));
        return written(counts);
    }

    /// Repairs with their counts, most frequent first. Old rows have sentences instead of keys.
    static Map<Reason, Long> repairs(String text) {
        var repairs = new LinkedHashMap<Reason, Long>();
        counts(text).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> repairs.put(
                        entry.getKey().startsWith(REPAIR)
                                ? Reason.of(entry.getKey())
                                : ReasonTexts.told(entry.getKey()),
                        entry.getValue()));
        return repairs;
    }

    static Map<String, Long> counts(String text) {
        return JSON.readValue(text, COUNTS);
    }
}
