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
import java.util.function.UnaryOperator;
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
        moves("La version", old.version(), now.version(), "");
        if (!old.inForce().equals(now.inForce()))
            say("Le jour d’application passe du " + FrenchDates.day(old.inForce()) + " au "
                    + FrenchDates.day(now.inForce()));
        if (old.status() != now.status())
            say(
                    now.status() == Protocol.Status.ADOPTED
                            ? "La proposition est adoptée : " + now.adoptedBy().orElse("")
                            : "Le protocole redevient une proposition");
        base(old.base(), now.base());
    }

    private void base(Optional<Protocol.Ref> old, Optional<Protocol.Ref> now) {
        if (old.isPresent() && now.isPresent()) moves("Le socle", old.get(), now.get(), "");
        else if (now.isPresent()) say("Ces règles s’appuient désormais sur le socle « " + now.get() + " »");
        else if (old.isPresent()) say("Ces règles ne s’appuient plus sur le socle « " + old.get() + " »");
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
                    value("Le nom du profil", old.name(), now.name());
                    sets(
                            names(old.abilities()),
                            names(now.abilities()),
                            more -> "« " + now.name() + " » a désormais pour rôle : " + more,
                            less -> "« " + now.name() + " » n’a plus pour rôle : " + less);
                    sets(
                            names(old.possibleAbilities()),
                            names(now.possibleAbilities()),
                            more -> "« " + now.name() + " » peut désormais avoir pour rôle : " + more,
                            less -> "« " + now.name() + " » ne peut plus avoir pour rôle : " + less);
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
                added -> "L’engagement " + added.id() + " s’ajoute, pour " + people(added.profiles()) + " : "
                        + quoted(added.text()),
                removed -> "L’engagement " + removed.id() + " disparaît : " + quoted(removed.text()),
                (old, now) -> {
                    if (!old.hash().equals(now.hash()))
                        say("Le texte de l’engagement " + now.id() + " change, il faudra le reprendre : "
                                + quoted(old.text()) + " devient " + quoted(now.text()));
                    sets(
                            people(old),
                            people(now),
                            more -> "L’engagement " + now.id() + " est désormais demandé aussi à " + more,
                            less -> "L’engagement " + now.id() + " n’est plus demandé à " + less);
                });
    }

    private Set<String> people(Commitment commitment) {
        return commitment.profiles().stream().map(this::profile).collect(Collectors.toCollection(TreeSet::new));
    }

    private String people(Set<String> profiles) {
        return profiles.isEmpty()
                ? "personne"
                : and(profiles.stream().map(this::profile).sorted().toList());
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
        moves("Le nombre de pairs", old.peers(), now.peers(), "");
        moves("La durée de l’entretien", old.minutes(), now.minutes(), " minutes");
        if (old.otherOrganisations() != now.otherOrganisations())
            say(
                    now.otherOrganisations()
                            ? "Les pairs viennent désormais d’autres structures"
                            : "Les pairs peuvent désormais être de la même structure");
        value("En cas de désaccord", old.onDisagreement(), now.onDisagreement());
        sets(
                new TreeSet<>(old.conflicts()),
                new TreeSet<>(now.conflicts()),
                more -> "Un pair ne peut pas non plus " + more,
                less -> "Un pair peut désormais " + less);
        lists(
                old.criteria(),
                now.criteria(),
                Protocol.Criterion::id,
                added -> "Un critère s’ajoute : « " + added.name() + " »",
                removed -> "Le critère « " + removed.name() + " » disparaît",
                (a, b) -> {
                    value("La question du critère « " + a.name() + " »", a.question(), b.question());
                    sets(
                            profiles(a.profiles()),
                            profiles(b.profiles()),
                            more -> "Le critère « " + b.name() + " » est désormais regardé aussi pour " + more,
                            less -> "Le critère « " + b.name() + " » n’est plus regardé pour " + less);
                });
    }

    private Set<String> profiles(Set<String> ids) {
        return ids.stream().map(this::profile).collect(Collectors.toCollection(TreeSet::new));
    }

    private void label(String name, Label old, Label now) {
        chapter = name;
        moves("La durée d’une reconnaissance", old.months(), now.months(), " mois");
        if (!old.reminderDays().equals(now.reminderDays()))
            say("Les rappels partent " + days(now.reminderDays()) + " jours avant la fin, au lieu de "
                    + days(old.reminderDays()));
        moves("Le délai de grâce", old.graceDays(), now.graceDays(), " jours");
        value("Qui décide", old.decision().by(), now.decision().by());
        moves(
                "Le nombre de signatures",
                old.decision().signatures(),
                now.decision().signatures(),
                "");
        moves(
                "Le délai pour contester",
                old.decision().appealDays(),
                now.decision().appealDays(),
                " jours");
        lists(
                old.requirements(),
                now.requirements(),
                Requirement::id,
                added -> "Une exigence s’ajoute, pour " + people(added.profiles()) + " : « " + added.name() + " »",
                removed -> "L’exigence « " + removed.name() + " » disparaît, pour " + people(removed.profiles()),
                (a, b) -> requirement(old, now, a, b));
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
                    sets(
                            profiles(a.profiles()),
                            profiles(b.profiles()),
                            more -> "La dispense « " + b.id() + " » vaut désormais aussi pour " + more,
                            less -> "La dispense « " + b.id() + " » ne vaut plus pour " + less);
                });
    }

    private static String days(List<Integer> days) {
        return and(days.stream().map(String::valueOf).toList());
    }

    private void requirement(Label was, Label is, Requirement old, Requirement now) {
        var name = "L’exigence « " + now.name() + " »";
        value("Le nom de l’exigence", old.name(), now.name());
        sets(
                profiles(old.profiles()),
                profiles(now.profiles()),
                more -> name + " est désormais demandée aussi à " + more,
                less -> name + " n’est plus demandée à " + less);
        value(
                "Ce que regarde l’exigence « " + now.name() + " »",
                old.kind().code(),
                now.kind().code());
        bounded(
                old.months(),
                now.months(),
                name + " : la preuve vaut désormais %s mois au lieu de %s",
                name + " : la preuve vaut désormais %s mois, au lieu de toujours",
                name + " : la preuve vaut désormais toujours, au lieu de %s mois");
        bounded(
                old.delayDays(),
                now.delayDays(),
                name + " : le délai est désormais de %s jours au lieu de %s",
                name + " : il faut désormais y répondre en %s jours",
                name + " : il n’y a plus de délai, il était de %s jours");
        bounded(
                old.atLeast(),
                now.atLeast(),
                name + " demande désormais au moins %s au lieu de %s",
                name + " demande désormais au moins %s",
                name + " ne demande plus au moins %s");
        value("La règle de l’exigence « " + now.name() + " »", rule(old), rule(now));
        sets(
                old.evidence().stream().map(Evidence::words).collect(Collectors.toCollection(TreeSet::new)),
                now.evidence().stream().map(Evidence::words).collect(Collectors.toCollection(TreeSet::new)),
                more -> name + " admet désormais aussi : " + more,
                less -> name + " n’admet plus : " + less);
        sets(
                named(was, old.among()),
                named(is, now.among()),
                more -> name + " peut désormais aussi être remplie par " + more,
                less -> name + " ne peut plus être remplie par " + less);
        sets(
                named(was, old.after()),
                named(is, now.after()),
                more -> name + " vient désormais après " + more,
                less -> name + " ne vient plus après " + less);
    }

    private static Set<String> named(Label label, java.util.Collection<String> requirements) {
        return requirements.stream()
                .map(id -> "« " + label.requirement(id).map(Requirement::name).orElse(id) + " »")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// @param changed with the new number and the old one
    private void bounded(OptionalInt old, OptionalInt now, String changed, String began, String ended) {
        if (old.equals(now)) return;
        if (old.isPresent() && now.isPresent()) say(changed.formatted(now.getAsInt(), old.getAsInt()));
        else if (now.isPresent()) say(began.formatted(now.getAsInt()));
        else say(ended.formatted(old.getAsInt()));
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
                    value("La promesse", old.phrase(), now.phrase());
                    moves(
                            "Le seuil de la promesse « " + now.phrase() + " »",
                            old.threshold(),
                            now.threshold(),
                            " " + now.unit());
                    moves("La part tenue de la promesse « " + now.phrase() + " »", old.share(), now.share(), " %");
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

    private void sets(Set<String> old, Set<String> now, UnaryOperator<String> more, UnaryOperator<String> less) {
        var added = new TreeSet<>(now);
        added.removeAll(old);
        var gone = new TreeSet<>(old);
        gone.removeAll(now);
        if (!added.isEmpty()) say(more.apply(and(List.copyOf(added))));
        if (!gone.isEmpty()) say(less.apply(and(List.copyOf(gone))));
    }

    /// « un, deux et trois ».
    private static String and(List<String> words) {
        var last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " et " + words.get(last);
    }

    private void value(String what, Object old, Object now) {
        if (!Objects.equals(old, now)) say(what + " : " + quoted(old) + " devient " + quoted(now));
    }

    /// A quotation within a quotation has other marks.
    private static String quoted(Object words) {
        return "« " + inner(words.toString()) + " »";
    }

    private static String inner(String words) {
        return words.replaceAll("«[\\s\u00a0\u202f]*", "“").replaceAll("[\\s\u00a0\u202f]*»", "”");
    }

    private void moves(String what, Object old, Object now, String unit) {
        if (!Objects.equals(old, now)) say(what + " passe de " + old + " à " + now + unit);
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
