package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tousaidants.rules.judging.Dossier.Conclusion;
import org.tousaidants.rules.judging.Dossier.Level;
import org.tousaidants.rules.judging.Dossier.Observed;
import org.tousaidants.rules.judging.Dossier.Signature;
import org.tousaidants.rules.judging.Dossier.Worked;
import org.tousaidants.rules.judging.RequirementFinding.State;
import org.tousaidants.rules.judging.Verdict.Standing;
import org.tousaidants.rules.protocol.Label;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.SkillGrid;
import org.tousaidants.rules.protocol.SourcePosition;

/// « Exemples rejoués » — runs the examples in the rule files. A failing example shows that the rules do not do
/// what their author intended.
public final class RuleExamples {
    private final Protocol protocol;
    private final Judge judge;

    public RuleExamples(Protocol protocol) {
        this.protocol = protocol;
        this.judge = new Judge(protocol);
    }

    /// @param differences empty if the example agrees with the rules
    public record ExampleResult(SourcePosition at, String name, List<LocalisedText> differences) {
        public boolean passed() {
            return differences.isEmpty();
        }

        public Object words() {
            return LocalisedText.TextList.phrases(differences);
        }
    }

    public List<ExampleResult> play() {
        var played = new ArrayList<ExampleResult>();
        protocol.skills().examples().stream().filter(each -> own(each.at())).forEach(each -> played.add(skills(each)));
        for (var label : List.of(protocol.helpers(), protocol.places()))
            label.examples().stream().filter(each -> own(each.at())).forEach(each -> played.add(label(each)));
        for (var guarantee : protocol.guarantees())
            guarantee.examples().stream()
                    .filter(each -> own(each.at()))
                    .forEach(each -> played.add(guarantee(guarantee, each)));
        return played;
    }

    /// Whether the example is in the territory's own files. An example of the base applies to the base only; a
    /// territory that asks more writes its own.
    private static boolean own(SourcePosition at) {
        return !at.file().contains("/");
    }

    private ExampleResult skills(SkillGrid.Case example) {
        var missing = new TreeSet<String>();
        protocol.skills().of(example.profile()).forEach((competence, level) -> {
            if (example.levels().getOrDefault(competence, 0) < level) missing.add(competence);
        });
        return new ExampleResult(
                example.at(), example.id(), differs("manque", new TreeSet<>(example.missing()), missing));
    }

    private static ExampleResult guarantee(ServiceGuarantee guarantee, ServiceGuarantee.Case example) {
        var holds = guarantee.holds(example.measures());
        return new ExampleResult(
                example.at(),
                guarantee.id() + " · " + example.id(),
                holds == example.held()
                        ? List.of()
                        : List.of(LocalisedText.of(
                                holds ? "example.holds" : "example.breaks",
                                Math.round(guarantee.keptPercent(example.measures()) * 10) / 10.0,
                                guarantee.share())));
    }

    private ExampleResult label(Label.LabelExample example) {
        var on = protocol.identity().inForce().plusMonths(240);
        return switch (judge.judge(dossier(example, on), on)) {
            case Judge.NotJudged(var sentence) -> new ExampleResult(example.at(), example.id(), List.of(sentence));
            case Judge.Judged(var verdict) -> {
                var recognised = verdict.standing() == Standing.COMPLETE;
                var differences = new ArrayList<LocalisedText>();
                if (recognised != example.expected().recognised())
                    differences.add(LocalisedText.of(recognised ? "example.recognised" : "example.not.recognised"));
                differences.addAll(differs("manque", example.expected().missing(), in(verdict, State.MISSING)));
                differences.addAll(differs("expire", example.expected().expired(), in(verdict, State.EXPIRED)));
                differences.addAll(differs("dispense", example.expected().waived(), in(verdict, State.WAIVED)));
                yield new ExampleResult(example.at(), example.id(), List.copyOf(differences));
            }
        };
    }

    private static Set<String> in(Verdict verdict, State state) {
        return verdict.findings().stream()
                .filter(finding -> finding.state() == state)
                .map(finding -> finding.requirement().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<LocalisedText> differs(String key, Set<String> written, Set<String> found) {
        return new HashSet<>(written).equals(new HashSet<>(found))
                ? List.of()
                : List.of(LocalisedText.of("example.list", key, list(found), list(written)));
    }

    private static Object list(Set<String> words) {
        return words.isEmpty() ? LocalisedText.of("example.nothing") : String.join(", ", words);
    }

    private Dossier dossier(Label.LabelExample example, LocalDate on) {
        var given = example.given();
        var then = on.minusMonths(given.monthsAgo());
        var facts = new HashMap<String, Observed>();
        given.facts().forEach((fact, value) -> facts.put(fact, new Observed(value, then)));
        return new Dossier(
                example.id(),
                given.profile(),
                "",
                then,
                signatures(given, then),
                levels(given, then),
                given.interview().equals("aucun")
                        ? Optional.empty()
                        : Optional.of(new Conclusion(given.interview().equals("favorable"), then)),
                facts,
                given.worked() ? work(given, then) : Map.of(),
                Optional.empty());
    }

    /// All stages completed as the rules require, the last one on that day.
    private Map<String, Worked> work(Label.ExampleDossier example, LocalDate then) {
        var work = new HashMap<String, Worked>();
        var day = then;
        for (var stage :
                protocol.label(judge.nature(example.profile())).procedure().reversed()) {
            work.put(stage.id(), new Worked(day, day, Math.max(1, stage.atLeast()), true, true));
            day = day.minusDays(stage.afterDays());
        }
        return work;
    }

    private Map<String, Signature> signatures(Label.ExampleDossier example, LocalDate then) {
        var signatures = new HashMap<String, Signature>();
        if (example.charter().equals("aucune")) return signatures;
        for (var commitment : protocol.charter().of(example.profile()))
            signatures.put(
                    commitment.id(),
                    new Signature(
                            example.charter().equals("ancienne") ? "" : commitment.hash(),
                            !example.notTaken().contains(commitment.id()),
                            then));
        return signatures;
    }

    private List<Level> levels(Label.ExampleDossier example, LocalDate then) {
        var levels = new HashMap<String, Integer>();
        if (example.levelsMet()) levels.putAll(protocol.skills().of(example.profile()));
        levels.putAll(example.levelsBut());
        return levels.entrySet().stream()
                .map(each -> new Level(each.getKey(), each.getValue(), example.evidence(), then))
                .toList();
    }
}
