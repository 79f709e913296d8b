package org.tousaidants.observatory.opendata;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;

/// Exports places in HSDS 3.1 (Open Referral): an organization, a location and a service per place, with stable
/// ids derived from the place's own.
final class HsdsExport {
    /// UUID namespace of URLs (RFC 9562).
    private static final UUID NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

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
                                // HSDS requires a state, which French addresses do not have: the number of the
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

    /// A UUID of version 5 for an object of the place.
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
