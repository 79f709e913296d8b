package org.tousaidants.places.matching;

import java.util.List;
import org.tousaidants.core.linkage.FieldAgreementLevel;
import org.tousaidants.core.linkage.FieldComparison;

/// Compares two records with five questions that are nearly independent, so that their weights can be added. Each
/// question covers several columns, such as address, position and commune.
final class PlaceRecordComparisons {
    static final String NAME = "nom";
    static final String PLACE = "emplacement";

    private PlaceRecordComparisons() {}

    /// Returns the possible results of one question of the comparison, as French sentences, from the weakest
    /// agreement to the strongest.
    static List<String> sentences(String question) {
        return of(new RecordWordVocabulary()).stream()
                .filter(one -> one.name().equals(question))
                .flatMap(one -> one.levels().stream())
                .map(FieldAgreementLevel::sentence)
                .toList();
    }

    static List<FieldComparison<MatchablePlaceRecord>> of(RecordWordVocabulary vocabulary) {
        return List.of(
                FieldComparison.of(
                        PLACE,
                        List.of(
                                new FieldAgreementLevel("ailleurs", 0.01),
                                new FieldAgreementLevel("même commune, mais pas la même adresse", 0.05),
                                new FieldAgreementLevel("même commune, sans autre précision", 0.04),
                                new FieldAgreementLevel("dans la même rue, ou à moins de 400 m", 0.1),
                                new FieldAgreementLevel("au même point de la carte", 0.12),
                                new FieldAgreementLevel("même voie, sans que les numéros s’opposent", 0.23),
                                new FieldAgreementLevel("même adresse", 0.45)),
                        (left, right) -> RecordLocationComparison.compare(left, right, vocabulary)),
                FieldComparison.<MatchablePlaceRecord>of(
                        NAME,
                        List.of(
                                new FieldAgreementLevel("noms différents", 0.04),
                                new FieldAgreementLevel("noms en partie communs", 0.1),
                                new FieldAgreementLevel("noms proches, que plusieurs lieux portent", 0.05),
                                new FieldAgreementLevel("noms proches", 0.22),
                                new FieldAgreementLevel("même nom, que plusieurs lieux portent", 0.05),
                                new FieldAgreementLevel("même nom", 0.54)),
                        (left, right) -> ParsedPlaceName.compare(left, right, vocabulary)),
                FieldComparison.of(
                        "nature",
                        List.of(
                                new FieldAgreementLevel("services différents", 0.02),
                                new FieldAgreementLevel("un service et l’organisme qui peut le porter", 0.1),
                                new FieldAgreementLevel("même sorte de service", 0.48),
                                new FieldAgreementLevel("même sorte de service, sans autre nom", 0.2),
                                new FieldAgreementLevel(
                                        "les mêmes mots, qui ne disent que le service et la commune", 0.2)),
                        PlaceServiceKind::compare),
                FieldComparison.of(
                        "itinérance",
                        List.of(
                                new FieldAgreementLevel("l’un est itinérant, l’autre ne le dit pas", 0.2),
                                new FieldAgreementLevel("itinérants tous les deux", 0.8)),
                        PlaceServiceKind::travels),
                FieldComparison.of(
                        "contacts",
                        List.of(
                                new FieldAgreementLevel("téléphone, courriel ou site différents", 0.3),
                                new FieldAgreementLevel(
                                        "un contact de l’organisme en commun, d’autres différents", 0.13),
                                new FieldAgreementLevel("un contact de l’organisme en commun", 0.12),
                                new FieldAgreementLevel(
                                        "un contact propre au lieu en commun, d’autres différents", 0.12),
                                new FieldAgreementLevel("un contact propre au lieu en commun", 0.13),
                                new FieldAgreementLevel("plusieurs contacts propres au lieu en commun", 0.2)),
                        (left, right) -> left.contact().compare(right.contact())),
                FieldComparison.of(
                        "SIRET",
                        List.of(
                                new FieldAgreementLevel("autre entreprise", 0.1),
                                new FieldAgreementLevel("même entreprise, autre établissement", 0.08),
                                new FieldAgreementLevel("même entreprise", 0.1),
                                new FieldAgreementLevel("même SIRET, celui d’un siège", 0.12),
                                new FieldAgreementLevel("même SIRET", 0.6)),
                        (left, right) -> left.company().compare(right.company())));
    }
}
