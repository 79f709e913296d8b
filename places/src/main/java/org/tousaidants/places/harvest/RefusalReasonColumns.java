package org.tousaidants.places.harvest;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.places.intake.RefusalReason;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Converts reasons and their counts to database columns, and back.
final class RefusalReasonColumns {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<List<Object>> DETAILS = new TypeReference<>() {};
    private static final TypeReference<List<CountedReason>> REASONS = new TypeReference<>() {};
    private static final String REPAIR = "mapping.repair.";

    /// A reason and the number of records with this reason, as stored in `harvest_run.reasons`.
    private record CountedReason(String key, List<Object> details, long count) {}

    private RefusalReasonColumns() {}

    static String written(Object value) {
        return JSON.writeValueAsString(value).replace("\\u0000", "␀");
    }

    /// Returns the text with a symbol instead of each NUL character, because PostgreSQL refuses NUL characters.
    static String storable(String raw) {
        return raw.replace('\0', '␀');
    }

    static String details(RefusalReason why) {
        return written(why.details());
    }

    static String counted(Map<RefusalReason, Long> reasons) {
        return written(reasons.entrySet().stream()
                .map(one -> new CountedReason(one.getKey().key(), one.getKey().details(), one.getValue()))
                .toList());
    }

    /// Returns the number of records by reason, the most frequent first.
    ///
    /// @param text content of the database column
    static Map<RefusalReason, Long> reasons(String text) {
        var reasons = new LinkedHashMap<RefusalReason, Long>();
        JSON.readValue(text, REASONS).stream()
                .sorted(Comparator.comparingLong(CountedReason::count).reversed())
                .forEach(one -> reasons.put(
                        new RefusalReason(
                                one.key(),
                                one.details().stream()
                                        .map(RefusalReasonColumns::detail)
                                        .toList()),
                        one.count()));
        return reasons;
    }

    /// Returns the reason stored in a row. A row without details was stored before reasons had keys, so it
    /// contains a French sentence.
    static RefusalReason why(String reason, Optional<String> details) {
        if (reason.isEmpty()) return RefusalReason.NONE;
        return details.map(list -> new RefusalReason(
                        reason,
                        JSON.readValue(list, DETAILS).stream()
                                .map(RefusalReasonColumns::detail)
                                .toList()))
                .orElseGet(() -> RefusalReasonTexts.told(reason));
    }

    /// Converts a stored detail to an object; a nested reason becomes a [RefusalReason] again.
    private static Object detail(Object read) {
        return read instanceof Map<?, ?> inner
                        && inner.get("key") instanceof String key
                        && inner.get("details") instanceof List<?> details
                ? new RefusalReason(
                        key, details.stream().map(each -> detail((Object) each)).toList())
                : read;
    }

    static String warnings(Map<RefusalReason, Long> repairs) {
        var counts = new TreeMap<String, Long>();
        repairs.forEach((why, count) -> counts.put(why.key(), count));
        return written(counts);
    }

    /// Returns the number of repairs by kind, the most frequent first. Old rows contain sentences instead of
    /// keys.
    ///
    /// @param text content of the database column
    static Map<RefusalReason, Long> repairs(String text) {
        var repairs = new LinkedHashMap<RefusalReason, Long>();
        counts(text).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> repairs.put(
                        entry.getKey().startsWith(REPAIR)
                                ? RefusalReason.of(entry.getKey())
                                : RefusalReasonTexts.told(entry.getKey()),
                        entry.getValue()));
        return repairs;
    }

    static Map<String, Long> counts(String text) {
        return JSON.readValue(text, COUNTS);
    }
}
