package org.tousaidants.places.matching;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.linkage.MatchDecision;
import org.tousaidants.core.linkage.MatchPairGuard;
import org.tousaidants.core.linkage.MatchPairGuard.MatchVeto;

/// Rules for pairs of records that only a person may merge, however similar the records are. For example, the
/// computed weights cannot detect that two services are identical except for their purpose.
final class MergeGuardRules implements MatchPairGuard<MatchablePlaceRecord> {
    /// Fraction of common records above which two lists count as editions of the same list. The newer edition
    /// then contains each place once: another name at the same address means that the place was renamed, and a
    /// unique name at another address means that it has moved.
    private static final double TWO_EDITIONS = 0.95;

    private static final String NOTHING_SAYS = "Rien ne dit que c’est le même service.";

    private final RecordWordVocabulary vocabulary;

    private MergeGuardRules(RecordWordVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static List<MatchPairGuard<MatchablePlaceRecord>> of(RecordWordVocabulary vocabulary) {
        return List.of(new MergeGuardRules(vocabulary));
    }

    @Override
    public Optional<MatchVeto> judge(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        return judge(left, right, 0);
    }

    @Override
    public Optional<MatchVeto> judge(MatchablePlaceRecord left, MatchablePlaceRecord right, double twins) {
        return stops(left, right)
                .or(() -> base(left, right))
                .or(() -> homonyms(left, right))
                .or(() -> companies(left, right))
                .or(() -> twins >= TWO_EDITIONS && renamed(left, right) ? Optional.empty() : services(left, right))
                .or(() -> twins < TWO_EDITIONS ? names(left, right) : Optional.empty())
                .or(() -> twins < TWO_EDITIONS ? neighbours(left, right) : Optional.empty())
                .or(() -> twins >= TWO_EDITIONS && moved(left, right) ? Optional.empty() : places(left, right));
    }

    /// Returns a veto against the match of two mobile services, unless they may be the same stop. A bus with
    /// many stops has one record per stop; a bus with a single record may have a new base. Two communes in one
    /// source, or very different names, indicate two different stops.
    private Optional<MatchVeto> stops(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        if (!left.kind().moves() || !right.kind().moves() || left.town().same(right.town())) return Optional.empty();
        var name = ParsedPlaceName.compare(left, right, vocabulary);
        var two = left.name().brand()
                || right.name().brand()
                || left.key().source().equals(right.key().source())
                || name >= 0 && name < ParsedPlaceName.CLOSE_BRAND && !own(left, right);
        return two
                ? Optional.of(new MatchVeto(MatchDecision.DISTINCT, "Ce sont deux arrêts d’une tournée."))
                : review("Ce sont deux arrêts d’une tournée, ou un service itinérant qui a changé de commune.");
    }

    /// Returns a veto against the match of a bus and the building of its operator, if they are in one commune
    /// and share a name and a SIRET but no address; otherwise empty.
    private Optional<MatchVeto> base(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        return PlaceServiceKind.travels(left, right) == PlaceServiceKind.ONE_MOVES
                        && PlaceServiceKind.compare(left, right) < PlaceServiceKind.SAME
                        && RecordLocationComparison.compare(left, right, vocabulary)
                                <= RecordLocationComparison.SAME_TOWN
                        && !own(left, right)
                ? review("L’un est itinérant, l’autre non, et leurs adresses diffèrent.")
                : Optional.empty();
    }

    private static Optional<MatchVeto> homonyms(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        if (!left.town().doubtful(left.position()) && !right.town().doubtful(right.position()) || own(left, right))
            return Optional.empty();
        return review(
                left.town().perhaps().length > 1 || right.town().perhaps().length > 1
                        ? "Plusieurs communes portent ce nom, et rien ne dit laquelle."
                        : "L’une des fiches ne dit pas sa commune : elle n’est que dans son nom.");
    }

    private static Optional<MatchVeto> companies(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        return switch (left.company().compare(right.company())) {
            case ParsedSiret.ANOTHER -> review("Les SIRET sont ceux de deux entreprises.");
            case ParsedSiret.ANOTHER_SITE -> review("Les SIRET sont ceux de deux établissements d’une entreprise.");
            default -> Optional.empty();
        };
    }

    private Optional<MatchVeto> services(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        if (PlaceServiceKind.compare(left, right) != PlaceServiceKind.ANOTHER) return Optional.empty();
        var doubtful = own(left, right)
                || ParsedPlaceName.compare(left, right, vocabulary) >= ParsedPlaceName.CLOSE
                || hosted(left, right);
        return veto(doubtful, "Ce sont deux services différents, même s’ils partagent une adresse.");
    }

    /// Returns whether the two records may be one place that was renamed. This is assumed if they have the same
    /// address and one of the names contains only the kind of place, such as « CCAS » and « France services ».
    private boolean renamed(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        return RecordLocationComparison.compare(left, right, vocabulary) == RecordLocationComparison.SAME_ADDRESS
                && ParsedPlaceName.compare(left, right, vocabulary) < 0;
    }

    /// Returns whether a France Services centre and its host are at one address under two names. A person must
    /// then decide about the pair.
    private boolean hosted(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        return left.kind().franceServices() != right.kind().franceServices()
                        && RecordLocationComparison.compare(left, right, vocabulary)
                                >= RecordLocationComparison.SAME_ADDRESS
                || FranceServicesHostPlaceFinder.ask(left, right, vocabulary);
    }

    private boolean moved(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        return left.town().sameDepartement(right.town())
                && ParsedPlaceName.compare(left, right, vocabulary) == ParsedPlaceName.SAME;
    }

    private Optional<MatchVeto> names(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        var kind = PlaceServiceKind.compare(left, right);
        var name = ParsedPlaceName.compare(left, right, vocabulary);
        var contact = left.contact().compare(right.contact());
        var place = RecordLocationComparison.compare(left, right, vocabulary);
        var elsewhere = place <= RecordLocationComparison.SAME_TOWN;
        // « France services, mairie de Surgères » counts as the same place as the town hall only if both
        // have the same address.
        var known = name >= ParsedPlaceName.CLOSE || left.kind().sharesCarrier(right.kind());
        if (kind == PlaceServiceKind.CARRIED && (!known || elsewhere))
            return veto(
                    known || contact > PlaceContactKey.OTHERS || hosted(left, right),
                    "L’un peut être un service de l’autre, sans être le même lieu.");
        if (own(left, right)) return Optional.empty();
        if (!left.name().said() || !right.name().said()) return review("L’une des fiches n’a pas de nom.");
        // If the address, the name and the phone differ, it is not sufficient for a match that both places
        // belong to the same organisation.
        if (name == ParsedPlaceName.DIFFERENT)
            return veto(
                    contact > PlaceContactKey.ORGANISATION_BUT
                            || contact == PlaceContactKey.ORGANISATION_BUT && !elsewhere
                            || hosted(left, right),
                    "Les noms n’ont rien en commun.");
        if (name >= 0 || left.name().bare() == right.name().bare()) return Optional.empty();
        // Two different libraries of one commune may both be named « Médiathèque municipale ».
        if (kind >= 0) return place <= RecordLocationComparison.TOWN_ONLY ? review(NOTHING_SAYS) : Optional.empty();
        // A library and a neighbouring place may have the same map position, so the position alone is no
        // proof.
        return veto(
                !elsewhere && (place > RecordLocationComparison.NEAR || contact != PlaceContactKey.OTHERS),
                NOTHING_SAYS);
    }

    /// Returns a veto against the match of two neighbouring places that share only the name of a quarter, with
    /// different addresses and phones; otherwise empty. Example: « BFM Beaubreuil » and « Centre social de
    /// Beaubreuil ».
    private Optional<MatchVeto> neighbours(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        var name = ParsedPlaceName.compare(left, right, vocabulary);
        return (name == ParsedPlaceName.CLOSE || name == ParsedPlaceName.CLOSE_BRAND)
                        && left.contact().compare(right.contact()) == PlaceContactKey.OTHERS
                        && ParsedAddress.compare(left, right, vocabulary) == ParsedAddress.ANOTHER_WAY
                        && left.company().compare(right.company()) != ParsedSiret.SAME
                ? review("Les noms se ressemblent, mais ni l’adresse ni les contacts ne sont les mêmes.")
                : Optional.empty();
    }

    private Optional<MatchVeto> places(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        var place = RecordLocationComparison.compare(left, right, vocabulary);
        if (place >= RecordLocationComparison.SAME_POINT) return Optional.empty();
        // If several places share a name, phone or SIRET, the shared value does not prove that records with
        // two addresses describe one place.
        var several = left.name().brand()
                || right.name().brand()
                || left.company().shared()
                || right.company().shared();
        if (place == RecordLocationComparison.UNKNOWN)
            return surely(left, right) ? Optional.empty() : review("L’une des fiches ne dit pas où elle est.");
        var name = ParsedPlaceName.compare(left, right, vocabulary);
        if (place == RecordLocationComparison.ELSEWHERE)
            return veto(
                    !several
                            && (own(left, right)
                                    || left.town().samePostcode(right.town()) && name == ParsedPlaceName.SAME),
                    "Ces fiches ne sont pas dans la même commune.");
        if (!left.town().same(right.town())
                && left.town().samePostcode(right.town())
                && name < ParsedPlaceName.CLOSE
                && !own(left, right)) return review("L’adresse et le code postal sont les mêmes, la commune non.");
        if (place <= RecordLocationComparison.TOWN_ONLY && name >= 0 && name < ParsedPlaceName.CLOSE)
            return veto(own(left, right), "Ni l’adresse ni le nom ne sont les mêmes.");
        if (!several) return Optional.empty();
        return review(
                ParsedAddress.compare(left, right, vocabulary) == ParsedAddress.SAME
                        ? "L’organisme a plusieurs lieux, et les points de ces deux fiches sont loin l’un de l’autre."
                        : "L’organisme a plusieurs lieux, et ces deux fiches ne sont pas à la même adresse.");
    }

    /// Returns whether the two records share a phone, mail or SIRET that no record of another place has.
    private static boolean own(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        return left.contact().compare(right.contact()) >= PlaceContactKey.ONE_BUT
                || left.company().compare(right.company()) == ParsedSiret.SAME;
    }

    /// Returns whether the two records surely describe one place: they share a SIRET, or a name and two
    /// contacts, that no other place has.
    private boolean surely(MatchablePlaceRecord left, MatchablePlaceRecord right) {
        return ParsedPlaceName.compare(left, right, vocabulary) >= ParsedPlaceName.SAME
                && (left.contact().compare(right.contact()) == PlaceContactKey.TWO
                        || left.company().compare(right.company()) == ParsedSiret.SAME);
    }

    /// Returns a veto with this sentence if `doubtful` is true; otherwise empty.
    ///
    /// @param doubtful whether a person should review the pair
    /// @param sentence reason of the veto, in French
    private static Optional<MatchVeto> veto(boolean doubtful, String sentence) {
        return Optional.of(new MatchVeto(doubtful ? MatchDecision.REVIEW : MatchDecision.DISTINCT, sentence));
    }

    private static Optional<MatchVeto> review(String sentence) {
        return Optional.of(new MatchVeto(MatchDecision.REVIEW, sentence));
    }
}
