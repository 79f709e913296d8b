package org.tousaidants.places.matching;

import java.util.List;
import org.tousaidants.core.linkage.Comparison;
import org.tousaidants.core.linkage.Level;

/// What is asked of two records: five questions whose answers say little of each other, so that their weights may be
/// added. Each stands for several columns: address, position and commune say one thing, phone, mail and site another.
final class Questions {
    static final String NAME = "nom";
    static final String PLACE = "emplacement";

    private Questions() {}

    /// The answers to a question, in French, from the weakest agreement to the strongest.
    static List<String> sentences(String question) {
        return of(new Vocabulary()).stream()
                .filter(one -> one.name().equals(question))
                .flatMap(one -> one.levels().stream())
                .map(Level::sentence)
                .toList();
    }

    static List<Comparison<Fiche>> of(Vocabulary vocabulary) {
        return List.of(
                Comparison.of(
                        PLACE,
                        List.of(
                                new Level("ailleurs", 0.01),
                                new Level("même commune, mais pas la même adresse", 0.05),
                                new Level("même commune, sans autre précision", 0.04),
                                new Level("dans la même rue, ou à moins de 400 m", 0.1),
                                new Level("au même point de la carte", 0.12),
                                new Level("même voie, sans que les numéros s’opposent", 0.23),
                                new Level("même adresse", 0.45)),
                        (left, right) -> Spot.compare(left, right, vocabulary)),
                Comparison.<Fiche>of(
                        NAME,
                        List.of(
                                new Level("noms différents", 0.04),
                                new Level("noms en partie communs", 0.1),
                                new Level("noms proches, que plusieurs lieux portent", 0.05),
                                new Level("noms proches", 0.22),
                                new Level("même nom, que plusieurs lieux portent", 0.05),
                                new Level("même nom", 0.54)),
                        (left, right) -> Name.compare(left, right, vocabulary)),
                Comparison.of(
                        "nature",
                        List.of(
                                new Level("services différents", 0.02),
                                new Level("un service et l’organisme qui peut le porter", 0.1),
                                new Level("même sorte de service", 0.48),
                                new Level("même sorte de service, sans autre nom", 0.2),
                                new Level("les mêmes mots, qui ne disent que le service et la commune", 0.2)),
                        Kind::compare),
                Comparison.of(
                        "itinérance",
                        List.of(
                                new Level("l’un est itinérant, l’autre ne le dit pas", 0.2),
                                new Level("itinérants tous les deux", 0.8)),
                        Kind::travels),
                Comparison.of(
                        "contacts",
                        List.of(
                                new Level("téléphone, courriel ou site différents", 0.3),
                                new Level("un contact de l’organisme en commun, d’autres différents", 0.13),
                                new Level("un contact de l’organisme en commun", 0.12),
                                new Level("un contact propre au lieu en commun, d’autres différents", 0.12),
                                new Level("un contact propre au lieu en commun", 0.13),
                                new Level("plusieurs contacts propres au lieu en commun", 0.2)),
                        (left, right) -> left.contact().compare(right.contact())),
                Comparison.of(
                        "SIRET",
                        List.of(
                                new Level("autre entreprise", 0.1),
                                new Level("même entreprise, autre établissement", 0.08),
                                new Level("même entreprise", 0.1),
                                new Level("même SIRET, celui d’un siège", 0.12),
                                new Level("même SIRET", 0.6)),
                        (left, right) -> left.company().compare(right.company())));
    }
}
