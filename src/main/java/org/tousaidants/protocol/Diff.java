package org.tousaidants.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tousaidants.protocol.Charter.Commitment;
import org.tousaidants.protocol.Label.Requirement;
import org.tousaidants.protocol.Protocol.Profile;

/// « Différences » — what changes from one protocol to another, in words that a committee reads aloud.
public final class Diff {
    /// @param chapter the part of the protocol: « La charte »
    public record Change(String chapter, String words) {}

    private final Protocol before;
    private final Protocol after;
    private final List<Change> changes = new ArrayList<>();
    private String chapter = "";

    private Diff(Protocol before, Protocol after) {
        this.before = before;
        this.after = after;
    }

    public static List<Change> between(Protocol before, Protocol after) {
        var diff = new Diff(before, after);
        diff.identity();
        diff.profiles();
        diff.charter();
        diff.skills();
        diff.interview();
        diff.label("Reconnaître une personne", before.helpers(), after.helpers());
        diff.label("Reconnaître un lieu", before.places(), after.places());
        diff.guarantees();
        diff.indicators();
        return List.copyOf(diff.changes);
    }

    private void identity() {
        chapter = "Le protocole";
        var old = before.identity();
        var now = after.identity();
        value("Le nom", old.name(), now.name());
        value("La version", old.version(), now.version());
        value("Le jour d’application", FrenchDates.day(old.inForce()), FrenchDates.day(now.inForce()));
        if (old.status() != now.status())
            say(
                    now.status() == Protocol.Status.ADOPTED
                            ? "La proposition est adoptée : " + now.adoptedBy().orElse("")
                            : "Le protocole redevient une proposition");
        value("Le socle", words(old.base()), words(now.base()));
    }

    private static String words(Optional<Protocol.Ref> ref) {
        return ref.map(Protocol.Ref::toString).orElse("aucun");
    }

    private void profiles() {
        chapter = "Les profils";
        lists(
                before.profiles(),
                after.profiles(),
                Profile::id,
                added -> "Un profil s’ajoute : « " + added.name() + " »",
                removed -> "Le profil « " + removed.name() + " » disparaît",
                (old, now) -> {
                    value("Le nom du profil « " + old.name() + " »", old.name(), now.name());
                    sets("« " + now.name() + " »", "fait toujours", names(old.abilities()), names(now.abilities()));
                    sets(
                            "« " + now.name() + " »",
                            "fait parfois",
                            names(old.possibleAbilities()),
                            names(now.possibleAbilities()));
                });
        if (!before.questions().equals(after.questions())) say("Les questions qui mènent à un profil changent");
    }

    private Set<String> names(Set<String> abilities) {
        return abilities.stream().map(this::ability).collect(Collectors.toCollection(TreeSet::new));
    }

    private String ability(String id) {
        return java.util.stream.Stream.concat(after.abilities().stream(), before.abilities().stream())
                .filter(each -> each.id().equals(id))
                .map(each -> each.name().toLowerCase(java.util.Locale.FRENCH))
                .findFirst()
                .orElse(id);
    }

    private void charter() {
        chapter = "La charte";
        if (!before.charter().preamble().equals(after.charter().preamble())) say("Le préambule change");
        lists(
                before.charter().commitments(),
                after.charter().commitments(),
                Commitment::id,
                added -> "L’engagement " + added.id() + " s’ajoute, pour " + people(added.profiles()) + " : « "
                        + added.text() + " »",
                removed -> "L’engagement " + removed.id() + " disparaît : « " + removed.text() + " »",
                (old, now) -> {
                    if (!old.hash().equals(now.hash()))
                        say("Le texte de l’engagement " + now.id() + " change, il faudra le reprendre : « " + old.text()
                                + " » devient « " + now.text() + " »");
                    sets("L’engagement " + now.id(), "est pris par", people(old), people(now));
                });
    }

    private Set<String> people(Commitment commitment) {
        return commitment.profiles().stream().map(this::profile).collect(Collectors.toCollection(TreeSet::new));
    }

    private String people(Set<String> profiles) {
        return profiles.isEmpty()
                ? "personne"
                : profiles.stream().map(this::profile).sorted().collect(Collectors.joining(", "));
    }

    private String profile(String id) {
        return after.profile(id)
                .or(() -> before.profile(id))
                .map(each -> "« " + each.name() + " »")
                .orElse(id);
    }

    private void skills() {
        chapter = "Les compétences";
        for (var competence : after.skills().competences())
            for (var profile : after.profiles()) {
                var old = before.skills().level(profile.id(), competence.id());
                var now = after.skills().level(profile.id(), competence.id());
                if (old != now && before.profile(profile.id()).isPresent())
                    say("En " + competence.id() + " « " + competence.name() + " », le niveau attendu de "
                            + profile(profile.id()) + (now > old ? " monte" : " baisse") + " de " + old + " à " + now);
            }
        lists(
                before.skills().competences(),
                after.skills().competences(),
                Skills.Competence::id,
                added -> "La compétence " + added.id() + " « " + added.name() + " » s’ajoute",
                removed -> "La compétence " + removed.id() + " « " + removed.name() + " » disparaît",
                (old, now) -> value("Le nom de la compétence " + old.id(), old.name(), now.name()));
    }

    private void interview() {
        chapter = "L’entretien avec des pairs";
        var old = before.interview();
        var now = after.interview();
        value("Le nombre de pairs", old.peers(), now.peers());
        value("La durée en minutes", old.minutes(), now.minutes());
        value("Des pairs d’autres structures", yes(old.otherOrganisations()), yes(now.otherOrganisations()));
        value("En cas de désaccord", old.onDisagreement(), now.onDisagreement());
        sets("Un pair", "ne peut pas", new TreeSet<>(old.conflicts()), new TreeSet<>(now.conflicts()));
        lists(
                old.criteria(),
                now.criteria(),
                Protocol.Criterion::id,
                added -> "Un critère s’ajoute : « " + added.name() + " »",
                removed -> "Le critère « " + removed.name() + " » disparaît",
                (a, b) -> {
                    value("La question du critère « " + a.name() + " »", a.question(), b.question());
                    sets("Le critère « " + b.name() + " »", "concerne", profiles(a.profiles()), profiles(b.profiles()));
                });
    }

    private Set<String> profiles(Set<String> ids) {
        return ids.stream().map(this::profile).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String yes(boolean yes) {
        return yes ? "oui" : "non";
    }

    private void label(String name, Label old, Label now) {
        chapter = name;
        value("La validité, en mois", old.months(), now.months());
        value("Les rappels, en jours avant la fin", old.reminderDays(), now.reminderDays());
        value("Le délai de grâce, en jours", old.graceDays(), now.graceDays());
        value("Qui décide", old.decision().by(), now.decision().by());
        value(
                "Le nombre de signatures",
                old.decision().signatures(),
                now.decision().signatures());
        value(
                "Le délai pour contester, en jours",
                old.decision().appealDays(),
                now.decision().appealDays());
        lists(
                old.requirements(),
                now.requirements(),
                Requirement::id,
                added -> "Une exigence s’ajoute, pour " + people(added.profiles()) + " : « " + added.name() + " »",
                removed -> "L’exigence « " + removed.name() + " » disparaît, pour " + people(removed.profiles()),
                this::requirement);
        lists(
                old.waivers(),
                now.waivers(),
                Label.Waiver::id,
                added -> "Une dispense s’ajoute : " + added.why(),
                removed -> "Une dispense disparaît : " + removed.why(),
                (a, b) -> {
                    value(
                            "Le cas de la dispense « " + a.id() + " »",
                            a.when().text(),
                            b.when().text());
                    sets("La dispense « " + b.id() + " »", "concerne", profiles(a.profiles()), profiles(b.profiles()));
                });
    }

    private void requirement(Requirement old, Requirement now) {
        var name = "« " + now.name() + " »";
        sets(name, "concerne", profiles(old.profiles()), profiles(now.profiles()));
        value("Ce que regarde " + name, old.kind().code(), now.kind().code());
        value("La validité de " + name + ", en mois", months(old.months()), months(now.months()));
        value("Le délai de " + name + ", en jours", months(old.delayDays()), months(now.delayDays()));
        value("Le nombre attendu pour " + name, months(old.atLeast()), months(now.atLeast()));
        value("La règle de " + name, rule(old), rule(now));
        sets(
                name,
                "admet",
                old.evidence().stream().map(Evidence::words).collect(Collectors.toCollection(TreeSet::new)),
                now.evidence().stream().map(Evidence::words).collect(Collectors.toCollection(TreeSet::new)));
        sets(name, "admet la voie", new TreeSet<>(old.among()), new TreeSet<>(now.among()));
        sets(name, "vient après", new TreeSet<>(old.after()), new TreeSet<>(now.after()));
    }

    private static String months(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "sans limite";
    }

    private static String rule(Requirement requirement) {
        return requirement.rule().map(Expression::text).orElse("aucune");
    }

    private void guarantees() {
        chapter = "Les garanties";
        lists(
                before.guarantees(),
                after.guarantees(),
                Guarantee::id,
                added -> "Une garantie s’ajoute : « " + added.phrase() + " »",
                removed -> "La garantie disparaît : « " + removed.phrase() + " »",
                (old, now) -> {
                    value("La phrase", old.phrase(), now.phrase());
                    value("Le seuil de « " + now.id() + " », en " + now.unit(), old.threshold(), now.threshold());
                    value("La part de « " + now.id() + " », en pour cent", old.share(), now.share());
                });
    }

    private void indicators() {
        chapter = "Les indicateurs";
        lists(
                before.indicators(),
                after.indicators(),
                Protocol.Indicator::id,
                added -> "Un indicateur s’ajoute : « " + added.name() + " »",
                removed -> "L’indicateur « " + removed.name() + " » disparaît",
                (old, now) -> value("La définition de « " + now.name() + " »", old.definition(), now.definition()));
    }

    private <T> void lists(
            List<T> old,
            List<T> now,
            Function<T, String> id,
            Function<T, String> added,
            Function<T, String> removed,
            BiConsumer<T, T> changed) {
        var was = byId(old, id);
        var is = byId(now, id);
        is.forEach((key, value) -> {
            var under = was.get(key);
            if (under == null) say(added.apply(value));
            else changed.accept(under, value);
        });
        was.forEach((key, value) -> {
            if (!is.containsKey(key)) say(removed.apply(value));
        });
    }

    private static <T> Map<String, T> byId(List<T> list, Function<T, String> id) {
        var map = new LinkedHashMap<String, T>();
        list.forEach(each -> map.put(id.apply(each), each));
        return map;
    }

    private void sets(String who, String does, Set<String> old, Set<String> now) {
        var more = new TreeSet<>(now);
        more.removeAll(old);
        var less = new TreeSet<>(old);
        less.removeAll(now);
        if (!more.isEmpty()) say(who + " " + does + " aussi : " + String.join(", ", more));
        if (!less.isEmpty()) say(who + " " + does + " sans plus compter : " + String.join(", ", less));
    }

    private void value(String what, Object old, Object now) {
        if (!Objects.equals(old, now)) say(what + " : « " + shown(old) + " » devient « " + shown(now) + " »");
    }

    private static String shown(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    private void say(String words) {
        changes.add(new Change(chapter, words));
    }

    /// The changes by chapter, in the order of the protocol.
    public static Map<String, List<String>> byChapter(List<Change> changes) {
        var chapters = new LinkedHashMap<String, List<String>>();
        changes.forEach(change -> chapters.computeIfAbsent(change.chapter(), _ -> new ArrayList<>())
                .add(change.words()));
        return chapters;
    }
}
