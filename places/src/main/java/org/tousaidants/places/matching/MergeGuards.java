package org.tousaidants.places.matching;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.linkage.MatchDecision;
import org.tousaidants.core.linkage.PairGuard;
import org.tousaidants.core.linkage.PairGuard.Veto;

/// Rules for pairs that only a person may merge, however similar: the weights cannot detect that two services
/// share everything but their purpose.
final class MergeGuards implements PairGuard<PlaceRecord> {
    /// Fraction of common records from which two lists are editions of one list. Then a place with another name
    /// at one address was renamed (else both would be in the newer list), and a place with a unique name has
    /// moved.
    private static final double TWO_EDITIONS = 0.95;

    private static final String NOTHING_SAYS = "Rien ne dit que c’est le même service.";

    private final WordVocabulary vocabulary;

    private MergeGuards(WordVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static List<PairGuard<PlaceRecord>> of(WordVocabulary vocabulary) {
        return List.of(new MergeGuards(vocabulary));
    }

    @Override
    public Optional<Veto> judge(PlaceRecord left, PlaceRecord right) {
        return judge(left, right, 0);
    }

    @Override
    public Optional<Veto> judge(PlaceRecord left, PlaceRecord right, double twins) {
        return stops(left, right)
                .or(() -> base(left, right))
                .or(() -> homonyms(left, right))
                .or(() -> companies(left, right))
                .or(() -> twins >= TWO_EDITIONS && renamed(left, right) ? Optional.empty() : services(left, right))
                .or(() -> twins < TWO_EDITIONS ? names(left, right) : Optional.empty())
                .or(() -> twins < TWO_EDITIONS ? neighbours(left, right) : Optional.empty())
                .or(() -> twins >= TWO_EDITIONS && moved(left, right) ? Optional.empty() : places(left, right));
    }

    /// Whether two stops of a mobile service may match. A bus has many stops, but one with a single record may
    /// have a new base. Two towns in one source, or names that differ much, are two stops.
    private Optional<Veto> stops(PlaceRecord left, PlaceRecord right) {
        if (!left.kind().moves() || !right.kind().moves() || left.town().same(right.town())) return Optional.empty();
        var name = ParsedName.compare(left, right, vocabulary);
        var two = left.name().brand()
                || right.name().brand()
                || left.key().source().equals(right.key().source())
                || name >= 0 && name < ParsedName.CLOSE_BRAND && !own(left, right);
        return two
                ? Optional.of(new Veto(MatchDecision.DISTINCT, "Ce sont deux arrêts d’une tournée."))
                : review("Ce sont deux arrêts d’une tournée, ou un service itinérant qui a changé de commune.");
    }

    /// Whether a bus and the building of its operator may match: in one town, they share a name and a SIRET but
    /// no address.
    private Optional<Veto> base(PlaceRecord left, PlaceRecord right) {
        return PlaceKind.travels(left, right) == PlaceKind.ONE_MOVES
                        && PlaceKind.compare(left, right) < PlaceKind.SAME
                        && LocationComparison.compare(left, right, vocabulary) <= LocationComparison.SAME_TOWN
                        && !own(left, right)
                ? review("L’un est itinérant, l’autre non, et leurs adresses diffèrent.")
                : Optional.empty();
    }

    private static Optional<Veto> homonyms(PlaceRecord left, PlaceRecord right) {
        if (!left.town().doubtful(left.position()) && !right.town().doubtful(right.position()) || own(left, right))
            return Optional.empty();
        return review(
                left.town().perhaps().length > 1 || right.town().perhaps().length > 1
                        ? "Plusieurs communes portent ce nom, et rien ne dit laquelle."
                        : "L’une des fiches ne dit pas sa commune : elle n’est que dans son nom.");
    }

    private static Optional<Veto> companies(PlaceRecord left, PlaceRecord right) {
        return switch (left.company().compare(right.company())) {
            case ParsedSiret.ANOTHER -> review("Les SIRET sont ceux de deux entreprises.");
            case ParsedSiret.ANOTHER_SITE -> review("Les SIRET sont ceux de deux établissements d’une entreprise.");
            default -> Optional.empty();
        };
    }

    private Optional<Veto> services(PlaceRecord left, PlaceRecord right) {
        if (PlaceKind.compare(left, right) != PlaceKind.ANOTHER) return Optional.empty();
        var doubtful = own(left, right)
                || ParsedName.compare(left, right, vocabulary) >= ParsedName.CLOSE
                || hosted(left, right);
        return veto(doubtful, "Ce sont deux services différents, même s’ils partagent une adresse.");
    }

    /// Whether a place was renamed, as « CCAS » and « France services » at one address, if one record states
    /// only its kind.
    private boolean renamed(PlaceRecord left, PlaceRecord right) {
        return LocationComparison.compare(left, right, vocabulary) == LocationComparison.SAME_ADDRESS
                && ParsedName.compare(left, right, vocabulary) < 0;
    }

    /// Whether a France Services centre and its host are at one address with two names: a person decides.
    private boolean hosted(PlaceRecord left, PlaceRecord right) {
        return left.kind().franceServices() != right.kind().franceServices()
                        && LocationComparison.compare(left, right, vocabulary) >= LocationComparison.SAME_ADDRESS
                || FranceServicesHostFinder.ask(left, right, vocabulary);
    }

    private boolean moved(PlaceRecord left, PlaceRecord right) {
        return left.town().sameDepartement(right.town())
                && ParsedName.compare(left, right, vocabulary) == ParsedName.SAME;
    }

    private Optional<Veto> names(PlaceRecord left, PlaceRecord right) {
        var kind = PlaceKind.compare(left, right);
        var name = ParsedName.compare(left, right, vocabulary);
        var contact = left.contact().compare(right.contact());
        var place = LocationComparison.compare(left, right, vocabulary);
        var elsewhere = place <= LocationComparison.SAME_TOWN;
        // « France services, mairie de Surgères » is the town hall only at the address of the town hall.
        var known = name >= ParsedName.CLOSE || left.kind().sharesCarrier(right.kind());
        if (kind == PlaceKind.CARRIED && (!known || elsewhere))
            return veto(
                    known || contact > ContactKey.OTHERS || hosted(left, right),
                    "L’un peut être un service de l’autre, sans être le même lieu.");
        if (own(left, right)) return Optional.empty();
        if (!left.name().said() || !right.name().said()) return review("L’une des fiches n’a pas de nom.");
        // With another address, name and phone, a common organisation is not enough.
        if (name == ParsedName.DIFFERENT)
            return veto(
                    contact > ContactKey.ORGANISATION_BUT
                            || contact == ContactKey.ORGANISATION_BUT && !elsewhere
                            || hosted(left, right),
                    "Les noms n’ont rien en commun.");
        if (name >= 0 || left.name().bare() == right.name().bare()) return Optional.empty();
        // Each of two libraries of a town may be named « Médiathèque municipale ».
        if (kind >= 0) return place <= LocationComparison.TOWN_ONLY ? review(NOTHING_SAYS) : Optional.empty();
        // A library and its neighbour may have the same map point, so the point alone is no proof.
        return veto(!elsewhere && (place > LocationComparison.NEAR || contact != ContactKey.OTHERS), NOTHING_SAYS);
    }

    /// Whether two neighbours may match: « BFM Beaubreuil » and « Centre social de Beaubreuil », each with its
    /// address and phone, share only the name of a quarter.
    private Optional<Veto> neighbours(PlaceRecord left, PlaceRecord right) {
        var name = ParsedName.compare(left, right, vocabulary);
        return (name == ParsedName.CLOSE || name == ParsedName.CLOSE_BRAND)
                        && left.contact().compare(right.contact()) == ContactKey.OTHERS
                        && ParsedAddress.compare(left, right, vocabulary) == ParsedAddress.ANOTHER_WAY
                        && left.company().compare(right.company()) != ParsedSiret.SAME
                ? review("Les noms se ressemblent, mais ni l’adresse ni les contacts ne sont les mêmes.")
                : Optional.empty();
    }

    private Optional<Veto> places(PlaceRecord left, PlaceRecord right) {
        var place = LocationComparison.compare(left, right, vocabulary);
        if (place >= LocationComparison.SAME_POINT) return Optional.empty();
        // A name, phone or SIRET that several places share does not make two addresses one place.
        var several = left.name().brand()
                || right.name().brand()
                || left.company().shared()
                || right.company().shared();
        if (place == LocationComparison.UNKNOWN)
            return surely(left, right) ? Optional.empty() : review("L’une des fiches ne dit pas où elle est.");
        var name = ParsedName.compare(left, right, vocabulary);
        if (place == LocationComparison.ELSEWHERE)
            return veto(
                    !several && (own(left, right) || left.town().samePostcode(right.town()) && name == ParsedName.SAME),
                    "Ces fiches ne sont pas dans la même commune.");
        if (!left.town().same(right.town())
                && left.town().samePostcode(right.town())
                && name < ParsedName.CLOSE
                && !own(left, right)) return review("L’adresse et le code postal sont les mêmes, la commune non.");
        if (place <= LocationComparison.TOWN_ONLY && name >= 0 && name < ParsedName.CLOSE)
            return veto(own(left, right), "Ni l’adresse ni le nom ne sont les mêmes.");
        if (!several) return Optional.empty();
        return review(
                ParsedAddress.compare(left, right, vocabulary) == ParsedAddress.SAME
                        ? "L’organisme a plusieurs lieux, et les points de ces deux fiches sont loin l’un de l’autre."
                        : "L’organisme a plusieurs lieux, et ces deux fiches ne sont pas à la même adresse.");
    }

    /// Whether they share a phone, mail or SIRET that no other place has.
    private static boolean own(PlaceRecord left, PlaceRecord right) {
        return left.contact().compare(right.contact()) >= ContactKey.ONE_BUT
                || left.company().compare(right.company()) == ParsedSiret.SAME;
    }

    /// Whether they share a name and two contacts, or a SIRET, that no other place has.
    private boolean surely(PlaceRecord left, PlaceRecord right) {
        return ParsedName.compare(left, right, vocabulary) >= ParsedName.SAME
                && (left.contact().compare(right.contact()) == ContactKey.TWO
                        || left.company().compare(right.company()) == ParsedSiret.SAME);
    }

    /// @param doubtful whether a person should review it
    private static Optional<Veto> veto(boolean doubtful, String sentence) {
        return Optional.of(new Veto(doubtful ? MatchDecision.REVIEW : MatchDecision.DISTINCT, sentence));
    }

    private static Optional<Veto> review(String sentence) {
        return Optional.of(new Veto(MatchDecision.REVIEW, sentence));
    }
}
