package org.tousaidants.places.harvest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.fieldmapping.Warning.Kind;
import org.tousaidants.places.intake.Reason;
import org.tousaidants.platform.web.Messages;

/// « Bilan de moisson » — what a run read, kept and refused, and how complete it is.
///
/// @param filled how many kept sheets have each field
/// @param reasons how many records were rejected or excluded, by reason
/// @param asked places without coordinates whose address was asked of a geocoder, and `found` those it located
/// @param unused columns of the source that the mapping never reads
/// @param missing columns that the mapping reads and that no record has: the source may have changed
public record HarvestReport(
        long read,
        long kept,
        long rejected,
        long excluded,
        Map<Field, Long> filled,
        Map<Kind, Long> warnings,
        Map<Reason, Long> reasons,
        long asked,
        long found,
        List<String> unused,
        List<String> missing,
        Duration took) {

    /// How many records were rejected or excluded, by reason in words.
    public Map<String, Long> reasons(Locale locale) {
        return inWords(reasons, locale);
    }

    /// How many times each kind of repair was needed, in words, the most frequent first.
    public Map<String, Long> repairs(Locale locale) {
        var repairs = new LinkedHashMap<Reason, Long>();
        warnings.entrySet().stream()
                .sorted(Map.Entry.<Kind, Long>comparingByValue().reversed())
                .forEach(entry -> repairs.put(entry.getKey().why(), entry.getValue()));
        return inWords(repairs, locale);
    }

    private static Map<String, Long> inWords(Map<Reason, Long> counts, Locale locale) {
        var messages = Messages.in(locale);
        var words = new LinkedHashMap<String, Long>();
        counts.forEach((why, count) -> words.merge(Reasons.words(why, messages), count, Long::sum));
        return words;
    }

    /// From 0 to 1, rounded to four decimals.
    public double completeness(Field field) {
        return kept == 0 ? 0 : Math.round(filled.getOrDefault(field, 0L) * 10_000.0 / kept) / 10_000.0;
    }

    public long recordsPerSecond() {
        return Math.round(read * 1e9 / Math.max(1, took.toNanos()));
    }
}
