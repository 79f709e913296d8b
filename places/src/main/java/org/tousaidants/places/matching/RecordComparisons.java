package org.tousaidants.places.matching;

import java.util.List;
import org.tousaidants.core.linkage.ComparisonLevel;
import org.tousaidants.core.linkage.FieldComparison;

/// Compares two records by five questions that are nearly independent, so that their weights can be added. Each
/// covers several columns, such as address, position and commune.
final class RecordComparisons {
    static final String NAME = "nom";
    static final String PLACE = "emplacement";

    private RecordComparisons() {}

    /// The results of a comparison in French, from the weakest agreement to the strongest.
    static List<String> sentences(String question) {
        return of(new WordVocabulary()).stream()
                .filter(one -> one.name().equals(question))
                .flatMap(one -> one.levels().stream())
                .map(ComparisonLevel::sentence)
                .toList();
    }

    static List<FieldComparison<PlaceRecord>> of(WordVocabulary vocabulary) {
        return List.of(
                FieldComparison.of(
                        PLACE,
                        List.of(
                                new ComparisonLevel("ailleurs", 0.01),
                                new ComparisonLevel("même commune, mais pas la même adresse", 0.05),
                                new ComparisonLevel("même commune, sans autre précision", 0.04),
                                new ComparisonLevel("dans la même rue, ou à moins de 400 m", 0.1),
                                new ComparisonLevel("au même point de la carte", 0.12),
                                new ComparisonLevel("même voie, sans que les numéros s’opposent", 0.23),
                                new ComparisonLevel("même adresse", 0.45)),
                        (left, right) -> LocationComparison.compare(left, right, vocabulary)),
                FieldComparison.<PlaceRecord>of(
                        NAME,
                        List.of(
                                new ComparisonLevel("noms différents", 0.04),
                                new ComparisonLevel("noms en partie communs", 0.1),
                                new ComparisonLevel("noms proches, que plusieurs lieux portent", 0.05),
                                new ComparisonLevel("noms proches", 0.22),
                                new ComparisonLevel("même nom, que plusieurs lieux portent", 0.05),
                                new ComparisonLevel("même nom", 0.54)),
                        (left, right) -> ParsedName.compare(left, right, vocabulary)),
                FieldComparison.of(
                        "nature",
                        List.of(
                                new ComparisonLevel("services différents", 0.02),
                                new ComparisonLevel("un service et l’organisme qui peut le porter", 0.1),
                                new ComparisonLevel("même sorte de service", 0.48),
                                new ComparisonLevel("même sorte de service, sans autre nom", 0.2),
                                new ComparisonLevel("les mêmes mots, qui ne disent que le service et la commune", 0.2)),
                        PlaceKind::compare),
                FieldComparison.of(
                        "itinérance",
                        List.of(
                                new ComparisonLevel("l’un est itinérant, l’autre ne le dit pas", 0.2),
                                new ComparisonLevel("itinérants tous les deux", 0.8)),
                        PlaceKind::travels),
                FieldComparison.of(
                        "contacts",
                        List.of(
                                new ComparisonLevel("téléphone, courriel ou site différents", 0.3),
                                new ComparisonLevel("un contact de l’organisme en commun, d’autres différents", 0.13),
                                new ComparisonLevel("un contact de l’organisme en commun", 0.12),
                                new ComparisonLevel("un contact propre au lieu en commun, d’autres différents", 0.12),
                                new ComparisonLevel("un contact propre au lieu en commun", 0.13),
                                new ComparisonLevel("plusieurs contacts propres au lieu en commun", 0.2)),
                        (left, right) -> left.contact().compare(right.contact())),
                FieldComparison.of(
                        "SIRET",
                        List.of(
                                new ComparisonLevel("autre entreprise", 0.1),
                                new ComparisonLevel("même entreprise, autre établissement", 0.08),
                                new ComparisonLevel("même entreprise", 0.1),
                                new ComparisonLevel("même SIRET, celui d’un siège", 0.12),
                                new ComparisonLevel("même SIRET", 0.6)),
                        (left, right) -> left.company().compare(right.company())));
    }
}
