package org.tousaidants.places.matching;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.linkage.Decision;
import org.tousaidants.core.linkage.Guard;
import org.tousaidants.core.linkage.Guard.Veto;

/// What is never merged without a person, however alike: what the weights add up cannot see that two services share
/// all but their purpose.
final class Guards implements Guard<Fiche> {
    /// Two lists with so much in common are two editions of one: what stands at one address under another name is
    /// the same place, renamed, for else its twin would stand beside it; and what bears a name that no other place
    /// of either list bears is the same place, moved.
    private static final double TWO_EDITIONS = 0.95;

    private static final String NOTHING_SAYS = "Rien ne dit que c’est le même service.";

    private final Vocabulary vocabulary;

    private Guards(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static List<Guard<Fiche>> of(Vocabulary vocabulary) {
        return List.of(new Guards(vocabulary));
    }

    @Override
    public Optional<Veto> judge(Fiche left, Fiche right) {
        return judge(left, right, 0);
    }

    @Override
    public Optional<Veto> judge(Fiche left, Fiche right, double twins) {
        return stops(left, right)
                .or(() -> base(left, right))
                .or(() -> homonyms(left, right))
                .or(() -> companies(left, right))
                .or(() -> twins >= TWO_EDITIONS && renamed(left, right) ? Optional.empty() : services(left, right))
                .or(() -> twins < TWO_EDITIONS ? names(left, right) : Optional.empty())
                .or(() -> twins < TWO_EDITIONS ? neighbours(left, right) : Optional.empty())
                .or(() -> twins >= TWO_EDITIONS && moved(left, right) ? Optional.empty() : places(left, right));
    }

    /// A bus has many stops; a bus of one record may have moved its base. One source that names two towns, or names
    /// that have little in common, are two stops.
    private Optional<Veto> stops(Fiche left, Fiche right) {
        if (!left.kind().moves() || !right.kind().moves() || left.town().same(right.town())) return Optional.empty();
        var name = Name.compare(left, right, vocabulary);
        var two = left.name().brand()
                || right.name().brand()
                || left.key().source().equals(right.key().source())
                || name >= 0 && name < Name.CLOSE_BRAND && !own(left, right);
        return two
                ? Optional.of(new Veto(Decision.DISTINCT, "Ce sont deux arrêts d’une tournée."))
                : review("Ce sont deux arrêts d’une tournée, ou un service itinérant qui a changé de commune.");
    }

    /// A bus and the house of its operator, in one town: they share a name and a SIRET, not a door.
    private Optional<Veto> base(Fiche left, Fiche right) {
        return Kind.travels(left, right) == Kind.ONE_MOVES
                        && Kind.compare(left, right) < Kind.SAME
                        && Spot.compare(left, right, vocabulary) <= Spot.SAME_TOWN
                        && !own(left, right)
                ? review("L’un est itinérant, l’autre non, et leurs adresses diffèrent.")
                : Optional.empty();
    }

    private static Optional<Veto> homonyms(Fiche left, Fiche right) {
        if (!left.town().doubtful(left.position()) && !right.town().doubtful(right.position()) || own(left, right))
            return Optional.empty();
        return review(
                left.town().perhaps().length > 1 || right.town().perhaps().length > 1
                        ? "Plusieurs communes portent ce nom, et rien ne dit laquelle."
                        : "L’une des fiches ne dit pas sa commune : elle n’est que dans son nom.");
    }

    private static Optional<Veto> companies(Fiche left, Fiche right) {
        return switch (left.company().compare(right.company())) {
            case Company.ANOTHER -> review("Les SIRET sont ceux de deux entreprises.");
            case Company.ANOTHER_SITE -> review("Les SIRET sont ceux de deux établissements d’une entreprise.");
            default -> Optional.empty();
        };
    }

    private Optional<Veto> services(Fiche left, Fiche right) {
        if (Kind.compare(left, right) != Kind.ANOTHER) return Optional.empty();
        var doubtful = own(left, right) || Name.compare(left, right, vocabulary) >= Name.CLOSE || hosted(left, right);
        return veto(doubtful, "Ce sont deux services différents, même s’ils partagent une adresse.");
    }

    /// « CCAS » and « France services » at one door, one of which says nothing but its kind.
    private boolean renamed(Fiche left, Fiche right) {
        return Spot.compare(left, right, vocabulary) == Spot.SAME_ADDRESS && Name.compare(left, right, vocabulary) < 0;
    }

    /// A France services house and its host bear two names at one door: a person tells whether they are one.
    private boolean hosted(Fiche left, Fiche right) {
        return left.kind().franceServices() != right.kind().franceServices()
                        && Spot.compare(left, right, vocabulary) >= Spot.SAME_ADDRESS
                || Hosts.ask(left, right, vocabulary);
    }

    private boolean moved(Fiche left, Fiche right) {
        return left.town().sameDepartement(right.town()) && Name.compare(left, right, vocabulary) == Name.SAME;
    }

    private Optional<Veto> names(Fiche left, Fiche right) {
        var kind = Kind.compare(left, right);
        var name = Name.compare(left, right, vocabulary);
        var contact = left.contact().compare(right.contact());
        var place = Spot.compare(left, right, vocabulary);
        var elsewhere = place <= Spot.SAME_TOWN;
        // « France services, mairie de Surgères » is the town hall only where the town hall is.
        var known = name >= Name.CLOSE || left.kind().sharesCarrier(right.kind());
        if (kind == Kind.CARRIED && (!known || elsewhere))
            return veto(
                    known || contact > ContactKey.OTHERS || hosted(left, right),
                    "L’un peut être un service de l’autre, sans être le même lieu.");
        if (own(left, right)) return Optional.empty();
        if (!left.name().said() || !right.name().said()) return review("L’une des fiches n’a pas de nom.");
        // Another address, another name and another phone: the organisation that they share does not make them one.
        if (name == Name.DIFFERENT)
            return veto(
                    contact > ContactKey.ORGANISATION_BUT
                            || contact == ContactKey.ORGANISATION_BUT && !elsewhere
                            || hosted(left, right),
                    "Les noms n’ont rien en commun.");
        if (name >= 0 || left.name().bare() == right.name().bare()) return Optional.empty();
        // Of two libraries of a town, which one is « Médiathèque municipale »?
        if (kind >= 0) return place <= Spot.TOWN_ONLY ? review(NOTHING_SAYS) : Optional.empty();
        // A library and its neighbour at the same point of the map: being neighbours is no proof of being one.
        return veto(!elsewhere && (place > Spot.NEAR || contact != ContactKey.OTHERS), NOTHING_SAYS);
    }

    /// « BFM Beaubreuil » and « Centre social de Beaubreuil », each at its address with its phone, share a quarter.
    private Optional<Veto> neighbours(Fiche left, Fiche right) {
        var name = Name.compare(left, right, vocabulary);
        return (name == Name.CLOSE || name == Name.CLOSE_BRAND)
                        && left.contact().compare(right.contact()) == ContactKey.OTHERS
                        && Address.compare(left, right, vocabulary) == Address.ANOTHER_WAY
                        && left.company().compare(right.company()) != Company.SAME
                ? review("Les noms se ressemblent, mais ni l’adresse ni les contacts ne sont les mêmes.")
                : Optional.empty();
    }

    private Optional<Veto> places(Fiche left, Fiche right) {
        var place = Spot.compare(left, right, vocabulary);
        if (place >= Spot.SAME_POINT) return Optional.empty();
        // A name, a phone or a SIRET that several places share does not make one place of two addresses.
        var several = left.name().brand()
                || right.name().brand()
                || left.company().shared()
                || right.company().shared();
        if (place == Spot.UNKNOWN)
            return surely(left, right) ? Optional.empty() : review("L’une des fiches ne dit pas où elle est.");
        var name = Name.compare(left, right, vocabulary);
        if (place == Spot.ELSEWHERE)
            return veto(
                    !several && (own(left, right) || left.town().samePostcode(right.town()) && name == Name.SAME),
                    "Ces fiches ne sont pas dans la même commune.");
        if (!left.town().same(right.town())
                && left.town().samePostcode(right.town())
                && name < Name.CLOSE
                && !own(left, right)) return review("L’adresse et le code postal sont les mêmes, la commune non.");
        if (place <= Spot.TOWN_ONLY && name >= 0 && name < Name.CLOSE)
            return veto(own(left, right), "Ni l’adresse ni le nom ne sont les mêmes.");
        if (!several) return Optional.empty();
        return review(
                Address.compare(left, right, vocabulary) == Address.SAME
                        ? "L’organisme a plusieurs lieux, et les points de ces deux fiches sont loin l’un de l’autre."
                        : "L’organisme a plusieurs lieux, et ces deux fiches ne sont pas à la même adresse.");
    }

    /// Do they share a phone, a mail or a SIRET that no other place has?
    private static boolean own(Fiche left, Fiche right) {
        return left.contact().compare(right.contact()) >= ContactKey.ONE_BUT
                || left.company().compare(right.company()) == Company.SAME;
    }

    /// One name and two contacts, or one SIRET, that no other place has.
    private boolean surely(Fiche left, Fiche right) {
        return Name.compare(left, right, vocabulary) >= Name.SAME
                && (left.contact().compare(right.contact()) == ContactKey.TWO
                        || left.company().compare(right.company()) == Company.SAME);
    }

    /// @param doubtful worth the time of a person
    private static Optional<Veto> veto(boolean doubtful, String sentence) {
        return Optional.of(new Veto(doubtful ? Decision.REVIEW : Decision.DISTINCT, sentence));
    }

    private static Optional<Veto> review(String sentence) {
        return Optional.of(new Veto(Decision.REVIEW, sentence));
    }
}
