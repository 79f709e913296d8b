package org.tousaidants.rules.forks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.rules.protocol.FrenchDateFormat;
import org.tousaidants.rules.protocol.LabelCharter.CharterCommitment;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelProtocol.LabelProfile;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.LabelRules.LabelRequirement;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.RuleExpression;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.protocol.SkillGrid;

/// « Différences » — the changes from one protocol to another, in sentences that can be read aloud in a committee.
public final class ProtocolDifferences {
    /// « Changement d’une règle » — one change in the language of the reader; quoted texts of the protocol keep
    /// their language.
    ///
    /// @param part the changed part of the protocol, such as « La charte »
    /// @param sentence description of the change
    public record ProtocolChange(LocalisedText part, LocalisedText sentence) {
        /// Returns the changed part of the protocol, in French.
        public String chapter() {
            return part.toString();
        }

        /// Returns the description of the change, in French.
        public String words() {
            return sentence.toString();
        }
    }

    private final LabelProtocol before;
    private final LabelProtocol after;
    private final List<ProtocolChange> changes = new ArrayList<>();
    private LocalisedText chapter = chapter("protocol");

    private ProtocolDifferences(LabelProtocol before, LabelProtocol after) {
        this.before = before;
        this.after = after;
    }

    public static List<ProtocolChange> between(LabelProtocol before, LabelProtocol after) {
        var diff = new ProtocolDifferences(before, after);
        diff.identity();
        diff.profiles();
        diff.charter();
        diff.skills();
        diff.interview();
        diff.label("helpers", before.helpers(), after.helpers());
        diff.label("places", before.places(), after.places());
        diff.guarantees();
        diff.indicators();
        return List.copyOf(diff.changes);
    }

    private static LocalisedText chapter(String name) {
        return LocalisedText.of("diff.chapter." + name);
    }

    private static LocalisedText what(String name, Object... holes) {
        return new LocalisedText("diff.what." + name, List.of(holes));
    }

    private void identity() {
        chapter = chapter("protocol");
        var old = before.identity();
        var now = after.identity();
        value(what("name"), old.name(), now.name());
        moves(what("version"), old.version(), now.version());
        if (!old.inForce().equals(now.inForce())) say("day", old.inForce(), now.inForce());
        if (old.status() != now.status())
            if (now.status() == LabelProtocol.ProtocolStatus.ADOPTED)
                say("adopted", now.adoptedBy().orElse(""));
            else say("proposed");
        base(old.base(), now.base());
    }

    private void base(Optional<LabelProtocol.ProtocolReference> old, Optional<LabelProtocol.ProtocolReference> now) {
        if (old.isPresent() && now.isPresent()) moves(what("base"), old.get(), now.get());
        else if (now.isPresent()) say("base.new", now.get());
        else if (old.isPresent()) say("base.gone", old.get());
    }

    private void profiles() {
        chapter = chapter("profiles");
        lists(
                before.profiles(),
                after.profiles(),
                LabelProfile::id,
                added -> said("profile.added", added.name()),
                removed -> said("profile.removed", removed.name()),
                (old, now) -> {
                    value(what("profile"), old.name(), now.name());
                    sets(
                            names(old.abilities()),
                            names(now.abilities()),
                            more -> said("ability.more", now.name(), more),
                            less -> said("ability.less", now.name(), less));
                    sets(
                            names(old.possibleAbilities()),
                            names(now.possibleAbilities()),
                            more -> said("ability.possible.more", now.name(), more),
                            less -> said("ability.possible.less", now.name(), less));
                });
        if (!before.questions().equals(after.questions())) say("questions");
    }

    private Set<String> names(Set<String> abilities) {
        return abilities.stream().map(this::ability).collect(Collectors.toCollection(TreeSet::new));
    }

    private String ability(String id) {
        return Stream.concat(after.abilities().stream(), before.abilities().stream())
                .filter(each -> each.id().equals(id))
                .map(each -> each.name().toLowerCase(Locale.FRENCH))
                .findFirst()
                .orElse(id);
    }

    private void charter() {
        chapter = chapter("charter");
        if (!before.charter().preamble().equals(after.charter().preamble())) say("preamble");
        lists(
                before.charter().commitments(),
                after.charter().commitments(),
                CharterCommitment::id,
                added -> said("commitment.added", added.id(), people(added.profiles()), inner(added.text())),
                removed -> said("commitment.removed", removed.id(), inner(removed.text())),
                (old, now) -> {
                    if (!old.hash().equals(now.hash()))
                        say("commitment.text", now.id(), inner(old.text()), inner(now.text()));
                    sets(
                            profiles(old.profiles()),
                            profiles(now.profiles()),
                            more -> said("commitment.more", now.id(), quoted(more)),
                            less -> said("commitment.less", now.id(), quoted(less)));
                });
    }

    private Object people(Set<String> profiles) {
        return profiles.isEmpty()
                ? said("nobody")
                : quoted(LocalisedText.TextList.and(
                        profiles.stream().map(this::profile).sorted().toList()));
    }

    private String profile(String id) {
        return after.profile(id)
                .or(() -> before.profile(id))
                .map(LabelProfile::name)
                .orElse(id);
    }

    private void skills() {
        chapter = chapter("skills");
        for (var competence : after.skills().competences())
            for (var profile : after.profiles()) {
                var old = before.skills().level(profile.id(), competence.id());
                var now = after.skills().level(profile.id(), competence.id());
                if (old != now && before.profile(profile.id()).isPresent())
                    say(
                            now > old ? "level.up" : "level.down",
                            competence.id(),
                            competence.name(),
                            profile(profile.id()),
                            old,
                            now);
            }
        lists(
                before.skills().competences(),
                after.skills().competences(),
                SkillGrid.SkillCompetence::id,
                added -> said("competence.added", added.id(), added.name()),
                removed -> said("competence.removed", removed.id(), removed.name()),
                (old, now) -> value(what("competence", old.id()), old.name(), now.name()));
        lists(
                before.skills().scale(),
                after.skills().scale(),
                step -> String.valueOf(step.level()),
                added -> said("step.added", added.level(), added.name()),
                removed -> said("step.removed", removed.level(), removed.name()),
                (old, now) -> value(what("step", now.level()), old.name(), now.name()));
    }

    private void interview() {
        chapter = chapter("interview");
        var old = before.interview();
        var now = after.interview();
        moves(what("peers"), old.peers(), now.peers());
        moves(what("minutes"), old.minutes(), now.minutes(), LocalisedText.of("unit.minutes"));
        moves(what("founding"), old.foundingMonths(), now.foundingMonths(), LocalisedText.of("unit.months"));
        if (old.otherOrganisations() != now.otherOrganisations())
            say(now.otherOrganisations() ? "peers.elsewhere" : "peers.anywhere");
        value(what("disagreement"), old.onDisagreement(), now.onDisagreement());
        sets(
                new TreeSet<>(old.conflicts()),
                new TreeSet<>(now.conflicts()),
                more -> said("conflict.more", more),
                less -> said("conflict.less", less));
        lists(
                old.criteria(),
                now.criteria(),
                LabelProtocol.InterviewCriterion::id,
                added -> said("criterion.added", added.name()),
                removed -> said("criterion.removed", removed.name()),
                (a, b) -> {
                    value(what("criterion"), a.name(), b.name());
                    value(what("question", inner(a.name())), a.question(), b.question());
                    value(what("reassures", inner(a.name())), a.reassures(), b.reassures());
                    value(what("alerts", inner(a.name())), a.alarms(), b.alarms());
                    sets(
                            profiles(a.profiles()),
                            profiles(b.profiles()),
                            more -> said("criterion.more", b.name(), quoted(more)),
                            less -> said("criterion.less", b.name(), quoted(less)));
                });
    }

    private Set<String> profiles(Set<String> ids) {
        return ids.stream().map(this::profile).collect(Collectors.toCollection(TreeSet::new));
    }

    private void label(String name, LabelRules old, LabelRules now) {
        chapter = chapter(name);
        value(what("label"), old.name(), now.name());
        moves(what("validity"), old.months(), now.months(), LocalisedText.of("unit.months"));
        if (!old.reminderDays().equals(now.reminderDays()))
            say(
                    "reminders",
                    LocalisedText.TextList.and(now.reminderDays()),
                    LocalisedText.TextList.and(old.reminderDays()));
        moves(what("grace"), old.graceDays(), now.graceDays(), LocalisedText.of("unit.days"));
        value(what("decided.by"), old.decision().by(), now.decision().by());
        moves(what("signatures"), old.decision().signatures(), now.decision().signatures());
        moves(what("appeal"), old.decision().appealDays(), now.decision().appealDays(), LocalisedText.of("unit.days"));
        lists(
                old.facts(),
                now.facts(),
                LabelRules.LabelFact::id,
                added -> said("fact.added", inner(added.question())),
                removed -> said("fact.removed", inner(removed.question())),
                (a, b) -> value(what("fact"), a.question(), b.question()));
        lists(
                old.requirements(),
                now.requirements(),
                LabelRequirement::id,
                added -> added.aim()
                        .means()
                        .map(means -> said(
                                "means.added",
                                now.requirement(means.of())
                                        .map(LabelRequirement::name)
                                        .orElse(means.of()),
                                added.name(),
                                means.reason(),
                                means.approvedBy()))
                        .orElseGet(() -> said("requirement.added", people(added.profiles()), added.name())),
                removed -> said("requirement.removed", removed.name(), people(removed.profiles())),
                (a, b) -> requirement(old, now, a, b));
        lists(
                old.procedure(),
                now.procedure(),
                LabelRules.LabelStage::id,
                added -> said("stage.added", added.name()),
                removed -> said("stage.removed", removed.name()),
                (a, b) -> {
                    value(what("stage", inner(b.name())), a.phrase(), b.phrase());
                    value(
                            what("stage.with", inner(b.name())),
                            a.with().code(),
                            b.with().code());
                    moves(what("stage.least", inner(b.name())), a.atLeast(), b.atLeast());
                    moves(
                            what("stage.after", inner(b.name())),
                            a.afterDays(),
                            b.afterDays(),
                            LocalisedText.of("unit.days"));
                });
        lists(
                old.waivers(),
                now.waivers(),
                LabelRules.RequirementWaiver::id,
                added -> added.lighter()
                        .map(lighter -> said("lighter.added", added.requirement(), lighter.until(), added.why()))
                        .orElseGet(() -> said("waiver.added", added.why())),
                removed -> said("waiver.removed", removed.why()),
                (a, b) -> {
                    value(what("waiver", a.id()), a.when().text(), b.when().text());
                    value(what("lighter", a.id()), lighter(a), lighter(b));
                    sets(
                            profiles(a.profiles()),
                            profiles(b.profiles()),
                            more -> said("waiver.more", b.id(), quoted(more)),
                            less -> said("waiver.less", b.id(), quoted(less)));
                });
    }

    /// Returns the last day and the levels of a waiver (an exemption) by which the territory requires less than
    /// the base; « – » for other waivers.
    private static String lighter(LabelRules.RequirementWaiver waiver) {
        return waiver.lighter()
                .map(one -> FrenchDateFormat.day(one.until()) + " " + new TreeMap<>(one.levels()))
                .orElse("–");
    }

    private void requirement(LabelRules was, LabelRules is, LabelRequirement old, LabelRequirement now) {
        var name = inner(now.name());
        value(what("requirement"), old.name(), now.name());
        sets(
                profiles(old.profiles()),
                profiles(now.profiles()),
                more -> said("requirement.more", name, quoted(more)),
                less -> said("requirement.less", name, quoted(less)));
        value(what("intention", name), old.aim().text(), now.aim().text());
        value(what("kind", name), old.kind().code(), now.kind().code());
        bounded("months", name, old.months(), now.months());
        bounded("delay", name, old.delayDays(), now.delayDays());
        bounded("least", name, old.atLeast(), now.atLeast());
        value(what("rule", name), rule(old), rule(now));
        sets(
                evidence(old),
                evidence(now),
                more -> said("evidence.more", name, evidence(more)),
                less -> said("evidence.less", name, evidence(less)));
        sets(
                named(was, old.among()),
                named(is, now.among()),
                more -> said("way.more", name, quoted(more)),
                less -> said("way.less", name, quoted(less)));
        sets(
                named(was, old.after()),
                named(is, now.after()),
                more -> said("after.more", name, quoted(more)),
                less -> said("after.less", name, quoted(less)));
        value(what("to.do", name), old.whatToDo(), now.whatToDo());
        value(what("where", name), old.where(), now.where());
    }

    private static Set<String> evidence(LabelRequirement requirement) {
        return requirement.evidence().stream().map(SkillEvidence::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static LocalisedText.TextList evidence(LocalisedText.TextList codes) {
        return LocalisedText.TextList.and(codes.all().stream()
                .map(code -> LocalisedText.of("diff.proof." + code))
                .toList());
    }

    private static Set<String> named(LabelRules label, Collection<String> requirements) {
        return requirements.stream()
                .map(id -> label.requirement(id).map(LabelRequirement::name).orElse(id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void bounded(String what, String name, OptionalInt old, OptionalInt now) {
        if (old.equals(now)) return;
        if (old.isPresent() && now.isPresent()) say(what + ".moves", name, now.getAsInt(), old.getAsInt());
        else if (now.isPresent()) say(what + ".begins", name, now.getAsInt());
        else say(what + ".ends", name, old.getAsInt());
    }

    private static Object rule(LabelRequirement requirement) {
        return requirement.rule().<Object>map(RuleExpression::text).orElseGet(() -> said("none"));
    }

    private void guarantees() {
        chapter = chapter("guarantees");
        lists(
                before.guarantees(),
                after.guarantees(),
                ServiceGuarantee::id,
                added -> said("guarantee.added", inner(added.phrase())),
                removed -> said("guarantee.removed", inner(removed.phrase())),
                (old, now) -> {
                    value(what("promise"), old.phrase(), now.phrase());
                    moves(what("threshold", inner(now.phrase())), old.threshold(), now.threshold(), now.unit());
                    moves(
                            what("share", inner(now.phrase())),
                            old.share(),
                            now.share(),
                            LocalisedText.of("unit.percent"));
                    sets(
                            profiles(old.profiles()),
                            profiles(now.profiles()),
                            more -> said("guarantee.more", inner(now.phrase()), quoted(more)),
                            less -> said("guarantee.less", inner(now.phrase()), quoted(less)));
                });
    }

    private void indicators() {
        chapter = chapter("indicators");
        lists(
                before.indicators(),
                after.indicators(),
                LabelProtocol.ProtocolIndicator::id,
                added -> said("indicator.added", added.name()),
                removed -> said("indicator.removed", removed.name()),
                (old, now) -> value(what("indicator", inner(now.name())), old.definition(), now.definition()));
    }

    private <T> void lists(
            List<T> old,
            List<T> now,
            Function<T, String> id,
            Function<T, LocalisedText> added,
            Function<T, LocalisedText> removed,
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

    private void sets(
            Set<String> old,
            Set<String> now,
            Function<LocalisedText.TextList, LocalisedText> more,
            Function<LocalisedText.TextList, LocalisedText> less) {
        var added = new TreeSet<>(now);
        added.removeAll(old);
        var gone = new TreeSet<>(old);
        gone.removeAll(now);
        if (!added.isEmpty()) say(more.apply(LocalisedText.TextList.and(List.copyOf(added))));
        if (!gone.isEmpty()) say(less.apply(LocalisedText.TextList.and(List.copyOf(gone))));
    }

    /// Returns a list of names, each in quotation marks.
    private static LocalisedText.TextList quoted(LocalisedText.TextList names) {
        return LocalisedText.TextList.and(names.all().stream()
                .map(name -> LocalisedText.of("diff.quoted", inner(name.toString())))
                .toList());
    }

    private void value(LocalisedText what, Object old, Object now) {
        if (!Objects.equals(old, now)) say("becomes", what, inner(old), inner(now));
    }

    /// Returns a text without quotation marks inside, because the text will be quoted itself.
    private static Object inner(Object words) {
        return words instanceof String text ? inner(text) : words;
    }

    private static String inner(String words) {
        return words.replaceAll("«[\\s\u00a0\u202f]*", "“").replaceAll("[\\s\u00a0\u202f]*»", "”");
    }

    private void moves(LocalisedText what, Object old, Object now) {
        if (!Objects.equals(old, now)) say("moves", what, old, now);
    }

    private void moves(LocalisedText what, int old, int now, Object unit) {
        if (old != now) say("moves.unit", what, old, now, unit);
    }

    private static LocalisedText said(String key, Object... holes) {
        return new LocalisedText("diff." + key, List.of(holes));
    }

    private void say(String key, Object... holes) {
        say(said(key, holes));
    }

    private void say(LocalisedText sentence) {
        changes.add(new ProtocolChange(chapter, sentence));
    }

    /// Returns the changes grouped by the changed part of the protocol, in the order of the protocol.
    public static Map<LocalisedText, List<LocalisedText>> byChapter(List<ProtocolChange> changes) {
        var chapters = new LinkedHashMap<LocalisedText, List<LocalisedText>>();
        changes.forEach(change ->
                chapters.computeIfAbsent(change.part(), _ -> new ArrayList<>()).add(change.sentence()));
        return chapters;
    }
}
