package org.tousaidants.observatory.opendata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tousaidants.core.schema.Field;

/// Exports places in the schema data·inclusion v1: one structure per place, and one service for each service of the
/// place.
final class DataInclusionExport {
    private static final String PRODUCER = "tous-aidants";

    private final OpenDataSchemaMapping mapping = OpenDataSchemaMapping.read();

    Stream<Map<String, Object>> structures(List<ExportedPlace> places) {
        return places.stream().filter(ExportedPlace::named).map(this::structure);
    }

    Stream<Map<String, Object>> services(List<ExportedPlace> places) {
        return places.stream()
                .filter(place -> place.named() && place.description().length() >= 5)
                .filter(place -> !place.list(Field.SERVICES).isEmpty())
                .map(this::service);
    }

    private Map<String, Object> structure(ExportedPlace place) {
        return where(
                        new SparseJsonBuilder()
                                .with("source", PRODUCER)
                                .with("id", id(place))
                                .with("nom", place.name())
                                .with("date_maj", place.day())
                                .with("siret", place.siret())
                                .with("site_web", place.site())
                                .with(
                                        "description",
                                        Optional.of(place.description()).filter(text -> text.length() >= 5))
                                .with("accessibilite_lieu", place.address(Field.FICHE_ACCES_LIBRE)),
                        place)
                .list("reseaux_porteurs", mapping.of("reseaux_porteurs", place.list(Field.DISPOSITIFS)))
                .done();
    }

    private Map<String, Object> service(ExportedPlace place) {
        var publics = new ArrayList<>(place.list(Field.PUBLICS));
        publics.addAll(place.list(Field.PRISE_EN_CHARGE));
        var supports = place.list(Field.ACCOMPAGNEMENT);
        var link = place.address(Field.PRISE_RDV);
        return where(
                        new SparseJsonBuilder()
                                .with("source", PRODUCER)
                                .with("id", id(place))
                                .with("structure_id", id(place))
                                .with("nom", place.name())
                                .with("description", place.description())
                                .with("date_maj", place.day())
                                .with(
                                        "type",
                                        mapping.of("type", supports).stream().findFirst())
                                .with(
                                        "frais",
                                        mapping.of("frais", place.list(Field.FRAIS)).stream()
                                                .findFirst())
                                .with("lien_mobilisation", link),
                        place)
                .list("thematiques", mapping.of("thematiques", place.list(Field.SERVICES)))
                .list("publics", mapping.of("publics", publics))
                .list("modes_accueil", mapping.of("modes_accueil", supports))
                .list("modes_mobilisation", mapping.of("modes_mobilisation", place.list(Field.ACCES)))
                .done();
    }

    private static SparseJsonBuilder where(SparseJsonBuilder sparseObject, ExportedPlace place) {
        return sparseObject
                .with("adresse", place.text(Field.ADRESSE))
                .with("complement_adresse", place.text(Field.COMPLEMENT_ADRESSE))
                .with("code_postal", place.text(Field.CODE_POSTAL).filter(Field.CODE_POSTAL::accepts))
                .with("commune", place.text(Field.COMMUNE))
                .with("code_insee", place.text(Field.CODE_INSEE).filter(Field.CODE_INSEE::accepts))
                .with("latitude", place.number(Field.LATITUDE))
                .with("longitude", place.number(Field.LONGITUDE))
                .with("telephone", place.text(Field.TELEPHONE))
                .with("courriel", place.mail())
                .with("horaires_accueil", place.text(Field.HORAIRES));
    }

    private static String id(ExportedPlace place) {
        return PRODUCER + "--" + place.id();
    }
}
