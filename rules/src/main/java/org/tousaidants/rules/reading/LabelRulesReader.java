package org.tousaidants.rules.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tousaidants.rules.protocol.LabelCharter;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.LabelRules.LabelDecisionRules;
import org.tousaidants.rules.protocol.LabelRules.LabelExample;
import org.tousaidants.rules.protocol.LabelRules.LabelFact;
import org.tousaidants.rules.protocol.LabelRules.LabelFactType;
import org.tousaidants.rules.protocol.LabelRules.LabelRequirement;
import org.tousaidants.rules.protocol.LabelRules.RequirementKind;
import org.tousaidants.rules.protocol.LabelRules.RequirementWaiver;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleExpression;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.protocol.SkillGrid;
import org.tousaidants.rules.protocol.SpellingSuggestionFinder;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Reads the rules of one label.
final class LabelRulesReader {
    /// The kinds of requirement in which each key has an effect; in other kinds the key is a mistake.
    private static final Map<String, Set<RequirementKind>> OWN_KEYS = Map.of(
            "preuves", Set.of(RequirementKind.SKILLS),
            "fait", Set.of(RequirementKind.OBSERVED),
            "au-moins", Set.of(RequirementKind.OBSERVED),
            "regle", Set.of(RequirementKind.RULE),
            "parmi", Set.of(RequirementKind.ONE_OF));

    private final YamlTreeReader file;
    private final HolderNature nature;
    private final ProtocolReferenceCheck nameCheck;
    private final LabelCharter charter;
    private final SkillGrid skills;
    private final ProtocolMistakes mistakes;

    LabelRulesReader(
            YamlTreeReader file,
            HolderNature nature,
            ProtocolReferenceCheck nameCheck,
            LabelCharter charter,
            SkillGrid skills,
            ProtocolMistakes mistakes) {
        this.file = file;
        this.nature = nature;
        this.nameCheck = nameCheck;
        this.charter = charter;
        this.skills = skills;
        this.mistakes = mistakes;
    }

    LabelRules label() {
        for (var list : List.of("faits", "exigences", "dispenses", "procedure", "exemples"))
            ProtocolReferenceCheck.noneTwice(file.each(list), mistakes);
        var facts = facts();
        var ids = ids(file.each("exigences"));
        var requirements = new ArrayList<LabelRequirement>();
        for (var each : file.each("exigences")) requirements.add(requirement(each, facts, ids));
        var decision = file.in("decision");
        var label = new LabelRules(
                nature,
                file.text("nom"),
                new LabelRules.LabelDuration(
                        file.whole("validite-mois", 12), file.wholes("rappels-jours"), file.whole("grace-jours", 0)),
                new LabelDecisionRules(
                        decision.text("par"), decision.whole("signatures", 1), decision.whole("recours-jours", 30)),
                facts,
                requirements,
                waivers(facts, ids),
                examples(facts, ids),
                file.each("procedure").stream()
                        .map(each -> new LabelRules.LabelStage(
                                each.text("id"),
                                each.text("nom"),
                                each.text("phrase"),
                                LabelRules.StageParticipants.of(each.text("avec")),
                                each.whole("au-moins", 0),
                                each.whole("apres-jours", 0)))
                        .toList(),
                file.text("source"));
        new LabelRulesCheck(file, label, nameCheck, charter, skills, mistakes).check();
        return label;
    }

    private static Set<String> ids(List<YamlTreeReader> entries) {
        var ids = new LinkedHashSet<String>();
        entries.forEach(entry -> ids.add(entry.text("id")));
        return ids;
    }

    private List<LabelFact> facts() {
        var facts = new ArrayList<LabelFact>();
        for (var each : file.each("faits"))
            facts.add(new LabelFact(
                    each.text("id"),
                    each.text("type").equals("nombre") ? LabelFactType.NUMBER : LabelFactType.YES_NO,
                    each.text("question")));
        return facts;
    }

    private LabelRequirement requirement(YamlTreeReader each, List<LabelFact> facts, Set<String> ids) {
        var kind = RequirementKind.of(each.text("nature")).orElse(RequirementKind.CHARTER);
        ownKeys(each, kind);
        var evidence = EnumSet.noneOf(SkillEvidence.class);
        each.words("preuves").forEach(code -> SkillEvidence.of(code).ifPresent(evidence::add));
        var fact = each.optionalText("fait");
        fact.ifPresent(id -> fact(each, id, facts));
        return new LabelRequirement(
                each.text("id"),
                each.text("nom"),
                kind,
                profiles(each),
                new LabelRules.RequirementProof(
                        evidence,
                        fact,
                        whole(each, "au-moins"),
                        each.has("regle") ? expression(each, "regle", facts) : Optional.empty(),
                        List.copyOf(nameCheck.known(
                                each, "parmi", ProtocolReferenceCheck.ReferencedItemKind.REQUIREMENT, ids))),
                List.copyOf(nameCheck.known(each, "apres", ProtocolReferenceCheck.ReferencedItemKind.REQUIREMENT, ids)),
                new LabelRules.ProofValidity(whole(each, "validite-mois"), whole(each, "delai-jours")),
                new LabelRules.RequirementAdvice(each.text("que-faire"), each.text("ou")),
                each.optionalText("source").orElse(file.text("source")),
                new LabelRules.RequirementAim(each.text("intention"), means(each, ids)));
    }

    private Optional<LabelRules.AcceptedMeans> means(YamlTreeReader each, Set<String> ids) {
        for (var key : List.of("raison", "approuve-par"))
            if (each.has(key) != each.has("moyen-de"))
                mistakes.add(
                        each.at(each.has(key) ? key : "moyen-de"),
                        LocalisedText.of("means.lack", key),
                        LocalisedText.of("means.lack.do"));
        var of = each.text("moyen-de");
        if (of.isEmpty()
                || !nameCheck.known(
                        each.at("moyen-de"), ProtocolReferenceCheck.ReferencedItemKind.REQUIREMENT, of, ids))
            return Optional.empty();
        var other = file.each("exigences").stream()
                .filter(one -> one.text("id").equals(of))
                .findFirst()
                .orElse(YamlTreeReader.NOTHING);
        if (other.text("nature").equals("charte"))
            mistakes.add(each.at("moyen-de"), LocalisedText.of("means.charter"), LocalisedText.of("means.charter.do"));
        if (other.has("moyen-de") || of.equals(each.text("id")))
            mistakes.add(each.at("moyen-de"), LocalisedText.of("means.chain", of), LocalisedText.of("means.chain.do"));
        return Optional.of(new LabelRules.AcceptedMeans(of, each.text("raison"), each.text("approuve-par")));
    }

    private void ownKeys(YamlTreeReader each, RequirementKind kind) {
        OWN_KEYS.forEach((key, kinds) -> {
            if (each.has(key) && !kinds.contains(kind))
                mistakes.add(
                        each.at(key),
                        LocalisedText.of("key.senseless", key, kind.code()),
                        LocalisedText.of("key.senseless.do"));
        });
        var needed = Map.of(
                        RequirementKind.SKILLS,
                        "preuves",
                        RequirementKind.OBSERVED,
                        "fait",
                        RequirementKind.RULE,
                        "regle",
                        RequirementKind.ONE_OF,
                        "parmi")
                .get(kind);
        if (needed != null && !each.has(needed))
            mistakes.add(
                    each.at(),
                    LocalisedText.of("key.needed", needed, kind.code()),
                    LocalisedText.of("key.needed.do", needed));
    }

    private Set<String> profiles(YamlTreeReader each) {
        var named = nameCheck.profiles(each, "profils");
        var fitting = nameCheck.of(nature);
        for (var leaf : each.leaves("profils")) {
            var word = leaf.text().strip();
            var place = nature == HolderNature.PLACE && word.equals(RuleFileSchemas.EVERYBODY);
            if (place || nameCheck.all().contains(word) && !fitting.contains(word))
                mistakes.add(
                        leaf.at(),
                        LocalisedText.of("profile.other.file", word),
                        SpellingSuggestionFinder.instead(word, fitting));
        }
        named.retainAll(fitting);
        return named;
    }

    private void fact(YamlTreeReader each, String id, List<LabelFact> facts) {
        var ids = new LinkedHashSet<String>();
        facts.forEach(fact -> ids.add(fact.id()));
        if (!nameCheck.known(each.at("fait"), ProtocolReferenceCheck.ReferencedItemKind.FACT, id, ids)) return;
        var number = facts.stream().anyMatch(fact -> fact.id().equals(id) && fact.type() == LabelFactType.NUMBER);
        if (number && !each.has("au-moins"))
            mistakes.add(each.at("fait"), LocalisedText.of("fact.number", id), LocalisedText.of("fact.number.do"));
        if (!number && each.has("au-moins"))
            mistakes.add(each.at("au-moins"), LocalisedText.of("fact.yes.no", id), LocalisedText.of("fact.yes.no.do"));
    }

    private Optional<RuleExpression> expression(YamlTreeReader each, String key, List<LabelFact> facts) {
        var text = each.text(key);
        if (text.isEmpty()) return Optional.empty();
        return switch (RuleExpression.compile(text, facts)) {
            case RuleExpression.CompiledExpression(var expression) -> Optional.of(expression);
            case RuleExpression.InvalidExpression(var words, var instead) -> {
                mistakes.add(each.at(key), words, instead);
                yield Optional.empty();
            }
        };
    }

    private static OptionalInt whole(YamlTreeReader each, String key) {
        return each.has(key) ? OptionalInt.of(each.whole(key, 0)) : OptionalInt.empty();
    }

    private List<RequirementWaiver> waivers(List<LabelFact> facts, Set<String> ids) {
        var waivers = new ArrayList<RequirementWaiver>();
        for (var each : file.each("dispenses")) {
            var requirement = each.text("exigence");
            nameCheck.known(
                    each.at("exigence"), ProtocolReferenceCheck.ReferencedItemKind.REQUIREMENT, requirement, ids);
            var profiles = profiles(each);
            var lighter = lighter(each, requirement);
            if (!each.has("si") && lighter.isEmpty())
                mistakes.add(each.at(), LocalisedText.of("waiver.when"), LocalisedText.of("waiver.when.do"));
            var when = each.has("si") ? expression(each, "si", facts) : RuleExpression.always();
            when.ifPresent(one -> waivers.add(new RequirementWaiver(
                    each.text("id"),
                    requirement,
                    profiles,
                    one,
                    each.text("pourquoi"),
                    each.optionalText("source").orElse(file.text("source")),
                    lighter)));
        }
        return waivers;
    }

    /// Returns the part of a waiver by which the territory requires less than its base; empty if it does not.
    /// The last day and the body that approved it must both be given, and the charter can never be waived.
    ///
    /// @param each the waiver in the file
    /// @param requirement id of the requirement
    private Optional<LabelRules.LighterRequirement> lighter(YamlTreeReader each, String requirement) {
        for (var key : List.of("approuve-par", "niveaux"))
            if (each.has(key) && !each.has("jusqu-au"))
                mistakes.add(each.at(key), LocalisedText.of("lighter.day", key), LocalisedText.of("lighter.day.do"));
        if (!each.has("jusqu-au")) return Optional.empty();
        if (!each.has("approuve-par"))
            mistakes.add(each.at("jusqu-au"), LocalisedText.of("lighter.by"), LocalisedText.of("lighter.by.do"));
        var kind = file.each("exigences").stream()
                .filter(one -> one.text("id").equals(requirement))
                .findFirst()
                .flatMap(one -> RequirementKind.of(one.text("nature")));
        if (kind.filter(RequirementKind.CHARTER::equals).isPresent())
            mistakes.add(
                    each.at("exigence"), LocalisedText.of("lighter.charter"), LocalisedText.of("lighter.charter.do"));
        if (each.has("niveaux") && kind.filter(RequirementKind.SKILLS::equals).isEmpty())
            mistakes.add(each.at("niveaux"), LocalisedText.of("lighter.levels"), LocalisedText.of("lighter.levels.do"));
        var competences = new LinkedHashSet<String>();
        skills.competences().forEach(competence -> competences.add(competence.id()));
        for (var competence : each.levels("niveaux").keySet())
            nameCheck.known(
                    each.in("niveaux").at(competence),
                    ProtocolReferenceCheck.ReferencedItemKind.COMPETENCE,
                    competence,
                    competences);
        return each.day("jusqu-au")
                .map(until -> new LabelRules.LighterRequirement(
                        until, each.text("approuve-par"), Map.copyOf(each.levels("niveaux"))));
    }

    private List<LabelExample> examples(List<LabelFact> facts, Set<String> ids) {
        var commitments = new LinkedHashSet<String>();
        charter.commitments().forEach(commitment -> commitments.add(commitment.id()));
        var competences = new LinkedHashSet<String>();
        skills.competences().forEach(competence -> competences.add(competence.id()));
        var cases = new ArrayList<LabelExample>();
        for (var each : file.each("exemples")) {
            nameCheck.known(
                    each.at("profil"),
                    ProtocolReferenceCheck.ReferencedItemKind.PROFILE,
                    each.text("profil"),
                    nameCheck.of(nature));
            for (var level : each.levels("niveaux-sauf").keySet())
                nameCheck.known(
                        each.in("niveaux-sauf").at(level),
                        ProtocolReferenceCheck.ReferencedItemKind.COMPETENCE,
                        level,
                        competences);
            var given = new LabelRules.ExampleDossier(
                    each.text("profil"),
                    each.optionalText("charte").orElse("aucune"),
                    nameCheck.known(each, "sauf", ProtocolReferenceCheck.ReferencedItemKind.COMMITMENT, commitments),
                    each.text("niveaux").equals("attendus"),
                    new LinkedHashMap<>(each.levels("niveaux-sauf")),
                    SkillEvidence.of(each.text("preuve")).orElse(SkillEvidence.DECLARATION),
                    each.optionalText("entretien").orElse("aucun"),
                    factValues(each, facts),
                    each.text("etapes").equals("toutes"),
                    each.whole("il-y-a-mois", 0));
            var expected = new LabelRules.ExpectedExampleResult(
                    each.yes("reconnu"),
                    nameCheck.known(each, "manque", ProtocolReferenceCheck.ReferencedItemKind.REQUIREMENT, ids),
                    nameCheck.known(each, "expire", ProtocolReferenceCheck.ReferencedItemKind.REQUIREMENT, ids),
                    nameCheck.known(each, "dispense", ProtocolReferenceCheck.ReferencedItemKind.REQUIREMENT, ids));
            cases.add(new LabelExample(each.text("id"), given, expected, each.at()));
        }
        return cases;
    }

    /// Returns the values of the facts in an example, by id of the fact: yes is 1, no is 0.
    ///
    /// @param each the example in the file
    private Map<String, Long> factValues(YamlTreeReader each, List<LabelFact> facts) {
        var types = new HashMap<String, LabelFactType>();
        facts.forEach(fact -> types.put(fact.id(), fact.type()));
        var values = new LinkedHashMap<String, Long>();
        for (var entry : each.entries("faits").entrySet()) {
            var value = entry.getValue().value();
            var at = each.in("faits").at(entry.getKey());
            if (!nameCheck.known(at, ProtocolReferenceCheck.ReferencedItemKind.FACT, entry.getKey(), types.keySet()))
                continue;
            var number = types.get(entry.getKey()) == LabelFactType.NUMBER;
            if (number ? !value.matches("\\d{1,9}") : !value.matches("oui|non"))
                mistakes.add(
                        at,
                        LocalisedText.of("fact.value", value, entry.getKey()),
                        LocalisedText.of(number ? "fact.value.number" : "fact.value.yes.no"));
            else values.put(entry.getKey(), number ? Long.parseLong(value) : value.equals("oui") ? 1L : 0L);
        }
        return values;
    }
}
