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
import org.tousaidants.rules.judging.LabelDossier.CompletedStage;
import org.tousaidants.rules.judging.LabelDossier.DossierCharterSignature;
import org.tousaidants.rules.judging.LabelDossier.DossierFact;
import org.tousaidants.rules.judging.LabelDossier.DossierInterviewConclusion;
import org.tousaidants.rules.judging.LabelDossier.DossierSkillLevel;
import org.tousaidants.rules.judging.LabelVerdict.VerdictState;
import org.tousaidants.rules.judging.RequirementFinding.RequirementState;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.SkillGrid;

/// « Exemples rejoués » — runs the examples in the rule files. A failing example shows that the rules differ from
/// the intention of their author.
public final class RuleExampleRunner {
    private final LabelProtocol protocol;
    private final DossierJudge judge;

    public RuleExampleRunner(LabelProtocol protocol) {
        this.protocol = protocol;
        this.judge = new DossierJudge(protocol);
    }

    /// The result of running one example.
    ///
    /// @param at position of the example in the files
    /// @param differences differences from the expected result; empty if the example agrees with the rules
    public record RuleExampleResult(FileLinePosition at, String name, List<LocalisedText> differences) {
        public boolean passed() {
            return differences.isEmpty();
        }

        public Object words() {
            return LocalisedText.TextList.phrases(differences);
        }
    }

    public List<RuleExampleResult> play() {
        var played = new ArrayList<RuleExampleResult>();
        protocol.skills().examples().stream().filter(each -> own(each.at())).forEach(each -> played.add(skills(each)));
        for (var label : List.of(protocol.helpers(), protocol.places()))
            label.examples().stream().filter(each -> own(each.at())).forEach(each -> played.add(label(each)));
        for (var guarantee : protocol.guarantees())
            guarantee.examples().stream()
                    .filter(each -> own(each.at()))
                    .forEach(each -> played.add(guarantee(guarantee, each)));
        return played;
    }

    /// Returns whether the example is in the territory's own files. Examples of the base are not run for a
    /// territory: it may require more than the base, and then writes its own examples.
    private static boolean own(FileLinePosition at) {
        return !at.file().contains("/");
    }

    private RuleExampleResult skills(SkillGrid.SkillGridExample example) {
        var missing = new TreeSet<String>();
        protocol.skills().of(example.profile()).forEach((competence, level) -> {
            if (example.levels().getOrDefault(competence, 0) < level) missing.add(competence);
        });
        return new RuleExampleResult(
                example.at(), example.id(), differs("manque", new TreeSet<>(example.missing()), missing));
    }

    private static RuleExampleResult guarantee(ServiceGuarantee guarantee, ServiceGuarantee.GuaranteeExample example) {
        var holds = guarantee.holds(example.measures());
        return new RuleExampleResult(
                example.at(),
                guarantee.id() + " · " + example.id(),
                holds == example.held()
                        ? List.of()
                        : List.of(LocalisedText.of(
                                holds ? "example.holds" : "example.breaks",
                                Math.round(guarantee.keptPercent(example.measures()) * 10) / 10.0,
                                guarantee.share())));
    }

    private RuleExampleResult label(LabelRules.LabelExample example) {
        var on = protocol.identity().inForce().plusMonths(240);
        return switch (judge.judge(dossier(example, on), on)) {
            case DossierJudge.DossierNotJudgeable(var sentence) ->
                new RuleExampleResult(example.at(), example.id(), List.of(sentence));
            case DossierJudge.DossierJudged(var verdict) -> {
                var recognised = verdict.standing() == VerdictState.COMPLETE;
                var differences = new ArrayList<LocalisedText>();
                if (recognised != example.expected().recognised())
                    differences.add(LocalisedText.of(recognised ? "example.recognised" : "example.not.recognised"));
                differences.addAll(
                        differs("manque", example.expected().missing(), in(verdict, RequirementState.MISSING)));
                differences.addAll(
                        differs("expire", example.expected().expired(), in(verdict, RequirementState.EXPIRED)));
                differences.addAll(
                        differs("dispense", example.expected().waived(), in(verdict, RequirementState.WAIVED)));
                yield new RuleExampleResult(example.at(), example.id(), List.copyOf(differences));
            }
        };
    }

    private static Set<String> in(LabelVerdict verdict, RequirementState state) {
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

    private LabelDossier dossier(LabelRules.LabelExample example, LocalDate on) {
        var given = example.given();
        var then = on.minusMonths(given.monthsAgo());
        var facts = new HashMap<String, DossierFact>();
        given.facts().forEach((fact, value) -> facts.put(fact, new DossierFact(value, then)));
        return new LabelDossier(
                example.id(),
                given.profile(),
                "",
                then,
                signatures(given, then),
                levels(given, then),
                given.interview().equals("aucun")
                        ? Optional.empty()
                        : Optional.of(
                                new DossierInterviewConclusion(given.interview().equals("favorable"), then)),
                facts,
                given.worked() ? work(given, then) : Map.of(),
                Optional.empty());
    }

    /// Returns all stages of a place as completed according to the rules, for an example; the last one was
    /// completed on the given day.
    ///
    /// @param then the day of the last stage
    private Map<String, CompletedStage> work(LabelRules.ExampleDossier example, LocalDate then) {
        var work = new HashMap<String, CompletedStage>();
        var day = then;
        for (var stage :
                protocol.label(judge.nature(example.profile())).procedure().reversed()) {
            work.put(stage.id(), new CompletedStage(day, day, Math.max(1, stage.atLeast()), true, true));
            day = day.minusDays(stage.afterDays());
        }
        return work;
    }

    private Map<String, DossierCharterSignature> signatures(LabelRules.ExampleDossier example, LocalDate then) {
        var signatures = new HashMap<String, DossierCharterSignature>();
        if (example.charter().equals("aucune")) return signatures;
        for (var commitment : protocol.charter().of(example.profile()))
            signatures.put(
                    commitment.id(),
                    new DossierCharterSignature(
                            example.charter().equals("ancienne") ? "" : commitment.hash(),
                            !example.notTaken().contains(commitment.id()),
                            then));
        return signatures;
    }

    private List<DossierSkillLevel> levels(LabelRules.ExampleDossier example, LocalDate then) {
        var levels = new HashMap<String, Integer>();
        if (example.levelsMet()) levels.putAll(protocol.skills().of(example.profile()));
        levels.putAll(example.levelsBut());
        return levels.entrySet().stream()
                .map(each -> new DossierSkillLevel(each.getKey(), each.getValue(), example.evidence(), then))
                .toList();
    }
}
