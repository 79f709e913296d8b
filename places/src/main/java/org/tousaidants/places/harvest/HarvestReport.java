package org.tousaidants.places.harvest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.columnmapping.Warning;
import org.tousaidants.places.columnmapping.Warning.Kind;
import org.tousaidants.places.intake.Reason;
import org.tousaidants.platform.web.Messages;

/// « Bilan de moisson » — how many records a run read, kept and refused, and how complete they are.
///
/// @param filled by field, the number of kept sheets that have it
/// @param reasons by reason, the number of rejected or excluded records
/// @param dropped the values that were left out, by name, up to a limit
public record HarvestReport(
        Records records,
        Map<Field, Long> filled,
        Map<Kind, Long> warnings,
        Map<Reason, Long> reasons,
        Geocoded geocoded,
        Columns columns,
        Map<Warning, Long> dropped,
        Duration took) {

    /// « Enregistrements » — the number of records by result.
    public record Records(long read, long kept, long rejected, long excluded) {}

    /// « Adresses situées » — how many addresses without coordinates were sent to a geocoder, and how many it
    /// located.
    public record Geocoded(long asked, long found) {}

    /// « Colonnes d’un fichier » — columns that do not match the mapping.
    ///
    /// @param unused columns of the source that the mapping does not read
    /// @param missing columns that the mapping reads but no record has: the source may have changed
    public record Columns(List<String> unused, List<String> missing) {}

    public long read() {
        return records.read();
    }

    public long kept() {
        return records.kept();
    }

    public long rejected() {
        return records.rejected();
    }

    public long excluded() {
        return records.excluded();
    }

    /// The number of rejected or excluded records, by reason in words.
    public Map<String, Long> reasons(Locale locale) {
        return inWords(reasons, locale);
    }

    /// The number of repairs of each kind in words, most frequent first.
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
        counts.forEach((why, count) -> words.merge(ReasonTexts.words(why, messages), count, Long::sum));
        return words;
    }

    /// The fraction of kept sheets that have a field, from 0 to 1, rounded to four decimals.
    public double completeness(Field field) {
        return kept() == 0 ? 0 : Math.round(filled.getOrDefault(field, 0L) * 10_000.0 / kept()) / 10_000.0;
    }

    public long recordsPerSecond() {
        return Math.round(read() * 1e9 / Math.max(1, took.toNanos()));
    }
}
