package org.tousaidants.places.harvest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.columnmapping.NormalisationWarning;
import org.tousaidants.places.columnmapping.NormalisationWarning.WarningKind;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.platform.web.Messages;

/// « Bilan de moisson » — the number of records that a run read, accepted and refused, and the completeness of the
/// accepted sheets.
///
/// @param filled by field, the number of accepted sheets with a value in this field
/// @param reasons by reason, the number of rejected or excluded records
/// @param dropped by name, the values that were not used, up to a maximum number
public record HarvestReport(
        RecordCounts records,
        Map<Field, Long> filled,
        Map<WarningKind, Long> warnings,
        Map<RefusalReason, Long> reasons,
        GeocodingCounts geocoded,
        UnmappedColumns columns,
        Map<NormalisationWarning, Long> dropped,
        Duration took) {

    /// « Enregistrements » — the number of records by result.
    public record RecordCounts(long read, long kept, long rejected, long excluded) {}

    /// « Adresses situées » — the number of addresses without coordinates that were sent to a geocoder, and the
    /// number that it located.
    public record GeocodingCounts(long asked, long found) {}

    /// « Colonnes d’un fichier » — columns that do not match the mapping.
    ///
    /// @param unused columns of the source that the mapping does not read
    /// @param missing columns that the mapping reads but that no record contains: the source may have changed
    public record UnmappedColumns(List<String> unused, List<String> missing) {}

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

    /// Returns the number of rejected or excluded records by reason. The reasons are sentences in the given
    /// language.
    public Map<String, Long> reasons(Locale locale) {
        return inWords(reasons, locale);
    }

    /// Returns the number of repairs of each kind, the most frequent first. The kinds are sentences in the given
    /// language.
    public Map<String, Long> repairs(Locale locale) {
        var repairs = new LinkedHashMap<RefusalReason, Long>();
        warnings.entrySet().stream()
                .sorted(Map.Entry.<WarningKind, Long>comparingByValue().reversed())
                .forEach(entry -> repairs.put(entry.getKey().why(), entry.getValue()));
        return inWords(repairs, locale);
    }

    private static Map<String, Long> inWords(Map<RefusalReason, Long> counts, Locale locale) {
        var messages = Messages.in(locale);
        var words = new LinkedHashMap<String, Long>();
        counts.forEach((why, count) -> words.merge(RefusalReasonTexts.words(why, messages), count, Long::sum));
        return words;
    }

    /// Returns the completeness of a field: the fraction of accepted sheets that have a value in it, from 0 to
    /// 1, rounded to four decimals.
    public double completeness(Field field) {
        return kept() == 0 ? 0 : Math.round(filled.getOrDefault(field, 0L) * 10_000.0 / kept()) / 10_000.0;
    }

    public long recordsPerSecond() {
        return Math.round(read() * 1e9 / Math.max(1, took.toNanos()));
    }
}
