package org.tousaidants.observatory.opendata;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.schema.Fee;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;

/// Exports places in HSDS 3.1 (Open Referral): one organization, one location and one service per place, with
/// permanent ids derived from the id of the place.
final class HsdsExport {
    /// UUID namespace of URLs (RFC 9562), from which ids of version 5 are derived.
    private static final UUID NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    /// A Monday whose week has no public holiday, used as an example of an ordinary week.
    private static final LocalDate ORDINARY_MONDAY = LocalDate.of(2026, 11, 16);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private HsdsExport() {}

    static Stream<Map<String, Object>> organizations(List<ExportedPlace> places) {
        return places.stream().filter(ExportedPlace::named).map(HsdsExport::organization);
    }

    static Stream<Map<String, Object>> services(List<ExportedPlace> places) {
        return places.stream().filter(ExportedPlace::named).map(HsdsExport::service);
    }

    private static Map<String, Object> organization(ExportedPlace place) {
        return new SparseJsonBuilder()
                .with("id", id("organization", place))
                .with("name", place.name())
                .with("description", described(place))
                .with("email", place.mail())
                .with("website", place.site())
                .list(
                        "organization_identifiers",
                        place.siret().stream()
                                .map(siret -> Map.of(
                                        "id",
                                        id("siret", place),
                                        "identifier_scheme",
                                        "FR-SIRET",
                                        "identifier_type",
                                        "SIRET",
                                        "identifier",
                                        siret))
                                .toList())
                .done();
    }

    private static Map<String, Object> service(ExportedPlace place) {
        return new SparseJsonBuilder()
                .with("id", id("service", place))
                .with("organization_id", id("organization", place))
                .with("name", place.name())
                .with("description", described(place))
                .with("status", "active")
                .with("email", place.mail())
                .with("url", place.site())
                .with("last_modified", place.place().changedAt().toString())
                .with("organization", organization(place))
                .list("phones", phones(place))
                .list("schedules", schedules(place))
                .list("cost_options", costs(place))
                .list(
                        "service_at_locations",
                        List.of(new SparseJsonBuilder()
                                .with("id", id("service-at-location", place))
                                .with("location", location(place))
                                .done()))
                .done();
    }

    private static List<Map<String, Object>> phones(ExportedPlace place) {
        return place.text(Field.TELEPHONE).stream()
                .map(number -> new SparseJsonBuilder()
                        .with("id", id("phone", place))
                        .with("number", number)
                        .done())
                .toList();
    }

    /// Returns one weekly schedule for each time span, with its days (`TU,WE`). The text of the source becomes
    /// the description, because HSDS cannot express public holidays. Hours that differ from week to week, or
    /// cannot be parsed, give one schedule with only a description. Times are local times in Paris.
    private static List<Map<String, Object>> schedules(ExportedPlace place) {
        var text = place.text(Field.HORAIRES);
        if (text.isEmpty()) return List.of();
        var hours = OpeningHours.of(text.get());
        var days = new LinkedHashMap<List<String>, List<String>>();
        if (hours.weekly())
            for (var n = 0; n < 7; n++)
                for (var span : hours.on(ORDINARY_MONDAY.plusDays(n)))
                    days.computeIfAbsent(
                                    List.of(
                                            CLOCK.format(span.start()),
                                            span.openEnded() ? "" : CLOCK.format(span.end()),
                                            span.comment().orElse("")),
                                    same -> new ArrayList<>())
                            .add(ORDINARY_MONDAY
                                    .plusDays(n)
                                    .getDayOfWeek()
                                    .name()
                                    .substring(0, 2));
        if (days.isEmpty())
            return List.of(new SparseJsonBuilder()
                    .with("id", id("schedule", place))
                    .with("description", text.get())
                    .done());
        var schedules = new ArrayList<Map<String, Object>>();
        days.forEach((span, on) -> schedules.add(new SparseJsonBuilder()
                .with("id", id("schedule-" + schedules.size(), place))
                .with("freq", "WEEKLY")
                .with("wkst", "MO")
                .with("byday", String.join(",", on))
                .with("opens_at", span.get(0))
                .with("closes_at", Optional.of(span.get(1)).filter(known -> !known.isEmpty()))
                .with("description", text.get())
                .with("notes", Optional.of(span.get(2)).filter(known -> !known.isEmpty()))
                .done()));
        return schedules;
    }

    /// Returns the fees of the place. Only « Gratuit » has an amount, zero, because the price of a paid service
    /// is unknown.
    private static List<Map<String, Object>> costs(ExportedPlace place) {
        var costs = new ArrayList<Map<String, Object>>();
        for (var fee : place.list(Field.FRAIS)) {
            var cost = new SparseJsonBuilder()
                    .with("id", id("cost-" + costs.size(), place))
                    .with("option", fee);
            if (fee.equals(Fee.FREE.label())) cost.with("currency", "EUR").with("amount", 0);
            costs.add(cost.done());
        }
        return costs;
    }

    private static Map<String, Object> location(ExportedPlace place) {
        return new SparseJsonBuilder()
                .with("id", id("location", place))
                .with("location_type", "physical")
                .with("name", place.name())
                .with("latitude", place.number(Field.LATITUDE))
                .with("longitude", place.number(Field.LONGITUDE))
                .list(
                        "addresses",
                        List.of(new SparseJsonBuilder()
                                .with("id", id("address", place))
                                .with("address_1", place.text(Field.ADRESSE).orElse(""))
                                .with("address_2", place.text(Field.COMPLEMENT_ADRESSE))
                                .with("city", place.text(Field.COMMUNE).orElse(""))
                                // HSDS requires a state in each address. French
                                // addresses have none, so the number of the
                                // département is used.
                                .with(
                                        "state_province",
                                        place.text(Field.CODE_INSEE)
                                                .filter(Field.CODE_INSEE::accepts)
                                                .map(Commune::departementOf)
                                                .orElse(""))
                                .with(
                                        "postal_code",
                                        place.text(Field.CODE_POSTAL).orElse(""))
                                .with("country", "FR")
                                .with("address_type", "physical")
                                .done()))
                .done();
    }

    private static String described(ExportedPlace place) {
        var text = place.description();
        return text.isEmpty() ? place.name() : text;
    }

    /// Returns the id (UUID of version 5) of one object of the place.
    ///
    /// @param kind kind of the object, such as its location or one of its services
    static String id(String kind, ExportedPlace place) {
        try {
            var sha = MessageDigest.getInstance("SHA-1");
            sha.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            var hash = ByteBuffer.wrap(sha.digest((kind + "/" + place.id()).getBytes(StandardCharsets.UTF_8)));
            var high = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x5000L;
            var low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
