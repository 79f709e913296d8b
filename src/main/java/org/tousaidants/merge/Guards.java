package org.tousaidants.merge;

import java.util.List;
import java.util.Optional;
import org.tousaidants.linkage.Decision;
import org.tousaidants.linkage.Guard;
import org.tousaidants.linkage.Guard.Veto;

/// What is never merged without a person, however alike.
final class Guards {
    private Guards() {}

    static List<Guard<Fiche>> of(Vocabulary vocabulary) {
        return List.of(
                Guards::services,
                Guards::nameless,
                Guards::sirets,
                Guards::stops,
                (left, right) -> sites(
                        left, right, Place.compare(left, right, vocabulary), Name.compare(left, right, vocabulary)));
    }

    private static Optional<Veto> services(Fiche left, Fiche right) {
        return Kind.compare(left, right) == Kind.ANOTHER
                ? review("Ce sont deux services différents, même s’ils partagent une adresse.")
                : Optional.empty();
    }

    /// A name may say nothing but its kind; no name at all says nothing.
    private static Optional<Veto> nameless(Fiche left, Fiche right) {
        var named = left.named() && right.named();
        return !named && left.contact().compare(right.contact()) < Contact.ONE_BUT
                ? review("L’une des fiches n’a pas de nom.")
                : Optional.empty();
    }

    private static Optional<Veto> sirets(Fiche left, Fiche right) {
        return switch (left.company().compare(right.company())) {
            case Company.ANOTHER -> review("Les SIRET sont ceux de deux entreprises.");
            case Company.ANOTHER_SITE -> review("Les SIRET sont ceux de deux établissements d’une entreprise.");
            default -> Optional.empty();
        };
    }

    /// A name, a phone or a SIRET that several places share does not make one place of two addresses.
    private static Optional<Veto> sites(Fiche left, Fiche right, int place, int name) {
        if (place == Place.ELSEWHERE) return review("Ces fiches ne sont pas dans la même commune.");
        if (place <= Place.TOWN_ONLY && name >= 0 && name < Name.CLOSE)
            return review("Ni l’adresse ni le nom ne sont les mêmes.");
        var several = left.name().brand()
                || right.name().brand()
                || left.company().shared()
                || right.company().shared();
        return several && place < Place.SAME_POINT
                ? review("L’organisme a plusieurs lieux, et ces deux fiches ne sont pas à la même adresse.")
                : Optional.empty();
    }

    private static Optional<Veto> stops(Fiche left, Fiche right) {
        return left.kind().moves() && right.kind().moves() && !left.sameTown(right)
                ? Optional.of(new Veto(Decision.DISTINCT, "Ce sont deux arrêts d’une tournée."))
                : Optional.empty();
    }

    private static Optional<Veto> review(String sentence) {
        return Optional.of(new Veto(Decision.REVIEW, sentence));
    }
}
