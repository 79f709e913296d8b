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
import org.tousaidants.rules.protocol.Charter;
import org.tousaidants.rules.protocol.FileSchemas;
import org.tousaidants.rules.protocol.Label;
import org.tousaidants.rules.protocol.Label.Decision;
import org.tousaidants.rules.protocol.Label.Fact;
import org.tousaidants.rules.protocol.Label.FactType;
import org.tousaidants.rules.protocol.Label.Kind;
import org.tousaidants.rules.protocol.Label.LabelExample;
import org.tousaidants.rules.protocol.Label.Requirement;
import org.tousaidants.rules.protocol.Label.Waiver;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.NearestWordFinder;
import org.tousaidants.rules.protocol.Protocol.Nature;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleExpression;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.protocol.SkillGrid;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Reads the rules of one label.
final class LabelReader {
    /// For each key, the only kinds of requirement in which it has an effect.
    private static final Map<String, Set<Kind>> OWN_KEYS = Map.of(
            "preuves", Set.of(Kind.SKILLS),
            "fait", Set.of(Kind.OBSERVED),
            "au-moins", Set.of(Kind.OBSERVED),
            "regle", Set.of(Kind.RULE),
            "parmi", Set.of(Kind.ONE_OF));

    private final YamlTreeReader file;
    private final Nature nature;
    private final ReferenceCheck nameCheck;
    private final Charter charter;
    private final SkillGrid skills;
    private final ProtocolMistakes mistakes;

    LabelReader(
            YamlTreeReader file,
            Nature nature,
            ReferenceCheck nameCheck,
            Charter charter,
            SkillGrid skills,
            ProtocolMistakes mistakes) {
        this.file = file;
        this.nature = nature;
        this.nameCheck = nameCheck;
        this.charter = charter;
        this.skills = skills;
        this.mistakes = mistakes;
    }

    Label label() {
        for (var list : List.of("faits", "exigences", "dispenses", "procedure", "exemples"))
            ReferenceCheck.noneTwice(file.each(list), mistakes);
        var facts = facts();
        var ids = ids(file.each("exigences"));
        var requirements = new ArrayList<Requirement>();
        for (var each : file.each("exigences")) requirements.add(requirement(each, facts, ids));
        var decision = file.in("decision");
        var label = new Label(
                nature,
                file.text("nom"),
                new Label.Term(
                        file.whole("validite-mois", 12), file.wholes("rappels-jours"), file.whole("grace-jours", 0)),
                new Decision(
                        decision.text("par"), decision.whole("signatures", 1), decision.whole("recours-jours", 30)),
                facts,
                requirements,
                waivers(facts, ids),
                examples(facts, ids),
                file.each("procedure").stream()
                        .map(each -> new Label.Stage(
                                each.text("id"),
                                each.text("nom"),
                                each.text("phrase"),
                                Label.StageParticipants.of(each.text("avec")),
                                each.whole("au-moins", 0),
                                each.whole("apres-jours", 0)))
                        .toList(),
                file.text("source"));
        new LabelCheck(file, label, nameCheck, charter, skills, mistakes).check();
        return label;
    }

    private static Set<String> ids(List<YamlTreeReader> entries) {
        var ids = new LinkedHashSet<String>();
        entries.forEach(entry -> ids.add(entry.text("id")));
        return ids;
    }

    private List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        for (var each : file.each("faits"))
            facts.add(new Fact(
                    each.text("id"),
                    each.text("type").equals("nombre") ? FactType.NUMBER : FactType.YES_NO,
                    each.text("question")));
        return facts;
    }

    private Requirement requirement(YamlTreeReader each, List<Fact> facts, Set<String> ids) {
        var kind = Kind.of(each.text("nature")).orElse(Kind.CHARTER);
        ownKeys(each, kind);
        var evidence = EnumSet.noneOf(SkillEvidence.class);
        each.words("preuves").forEach(code -> SkillEvidence.of(code).ifPresent(evidence::add));
        var fact = each.optionalText("fait");
        fact.ifPresent(id -> fact(each, id, facts));
        return new Requirement(
                each.text("id"),
                each.text("nom"),
                kind,
                profiles(each),
                new Label.Proof(
                        evidence,
                        fact,
                        whole(each, "au-moins"),
                        each.has("regle") ? expression(each, "regle", facts) : Optional.empty(),
                        List.copyOf(nameCheck.known(each, "parmi", ReferenceCheck.ItemKind.REQUIREMENT, ids))),
                List.copyOf(nameCheck.known(each, "apres", ReferenceCheck.ItemKind.REQUIREMENT, ids)),
                new Label.Validity(whole(each, "validite-mois"), whole(each, "delai-jours")),
                new Label.Advice(each.text("que-faire"), each.text("ou")),
                each.optionalText("source").orElse(file.text("source")),
                new Label.Aim(each.text("intention"), means(each, ids)));
    }

    private Optional<Label.Means> means(YamlTreeReader each, Set<String> ids) {
        for (var key : List.of("raison", "approuve-par"))
            if (each.has(key) != each.has("moyen-de"))
                mistakes.add(
                        each.at(each.has(key) ? key : "moyen-de"),
                        LocalisedText.of("means.lack", key),
                        LocalisedText.of("means.lack.do"));
        var of = each.text("moyen-de");
        if (of.isEmpty() || !nameCheck.known(each.at("moyen-de"), ReferenceCheck.ItemKind.REQUIREMENT, of, ids))
            return Optional.empty();
        var other = file.each("exigences").stream()
                .filter(one -> one.text("id").equals(of))
                .findFirst()
                .orElse(YamlTreeReader.NOTHING);
        if (other.text("nature").equals("charte"))
            mistakes.add(each.at("moyen-de"), LocalisedText.of("means.charter"), LocalisedText.of("means.charter.do"));
        if (other.has("moyen-de") || of.equals(each.text("id")))
            mistakes.add(each.at("moyen-de"), LocalisedText.of("means.chain", of), LocalisedText.of("means.chain.do"));
        return Optional.of(new Label.Means(of, each.text("raison"), each.text("approuve-par")));
    }

    private void ownKeys(YamlTreeReader each, Kind kind) {
        OWN_KEYS.forEach((key, kinds) -> {
            if (each.has(key) && !kinds.contains(kind))
                mistakes.add(
                        each.at(key),
                        LocalisedText.of("key.senseless", key, kind.code()),
                        LocalisedText.of("key.senseless.do"));
        });
        var needed = Map.of(Kind.SKILLS, "preuves", Kind.OBSERVED, "fait", Kind.RULE, "regle", Kind.ONE_OF, "parmi")
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
            var place = nature == Nature.PLACE && word.equals(FileSchemas.EVERYBODY);
            if (place || nameCheck.all().contains(word) && !fitting.contains(word))
                mistakes.add(
                        leaf.at(),
                        LocalisedText.of("profile.other.file", word),
                        NearestWordFinder.instead(word, fitting));
        }
        named.retainAll(fitting);
        return named;
    }

    private void fact(YamlTreeReader each, String id, List<Fact> facts) {
        var ids = new LinkedHashSet<String>();
        facts.forEach(fact -> ids.add(fact.id()));
        if (!nameCheck.known(each.at("fait"), ReferenceCheck.ItemKind.FACT, id, ids)) return;
        var number = facts.stream().anyMatch(fact -> fact.id().equals(id) && fact.type() == FactType.NUMBER);
        if (number && !each.has("au-moins"))
            mistakes.add(each.at("fait"), LocalisedText.of("fact.number", id), LocalisedText.of("fact.number.do"));
        if (!number && each.has("au-moins"))
            mistakes.add(each.at("au-moins"), LocalisedText.of("fact.yes.no", id), LocalisedText.of("fact.yes.no.do"));
    }

    private Optional<RuleExpression> expression(YamlTreeReader each, String key, List<Fact> facts) {
        var text = each.text(key);
        if (text.isEmpty()) return Optional.empty();
        return switch (RuleExpression.compile(text, facts)) {
            case RuleExpression.Compiled(var expression) -> Optional.of(expression);
            case RuleExpression.InvalidExpression(var words, var instead) -> {
                mistakes.add(each.at(key), words, instead);
                yield Optional.empty();
            }
        };
    }

    private static OptionalInt whole(YamlTreeReader each, String key) {
        return each.has(key) ? OptionalInt.of(each.whole(key, 0)) : OptionalInt.empty();
    }

    private List<Waiver> waivers(List<Fact> facts, Set<String> ids) {
        var waivers = new ArrayList<Waiver>();
        for (var each : file.each("dispenses")) {
            var requirement = each.text("exigence");
            nameCheck.known(each.at("exigence"), ReferenceCheck.ItemKind.REQUIREMENT, requirement, ids);
            var profiles = profiles(each);
            var lighter = lighter(each, requirement);
            if (!each.has("si") && lighter.isEmpty())
                mistakes.add(each.at(), LocalisedText.of("waiver.when"), LocalisedText.of("waiver.when.do"));
            var when = each.has("si") ? expression(each, "si", facts) : RuleExpression.always();
            when.ifPresent(one -> waivers.add(new Waiver(
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

    /// Reads a waiver that asks for less than the base: its last day and the body that approved it go together,
    /// and the charter is never waived.
    private Optional<Label.Lighter> lighter(YamlTreeReader each, String requirement) {
        for (var key : List.of("approuve-par", "niveaux"))
            if (each.has(key) && !each.has("jusqu-au"))
                mistakes.add(each.at(key), LocalisedText.of("lighter.day", key), LocalisedText.of("lighter.day.do"));
        if (!each.has("jusqu-au")) return Optional.empty();
        if (!each.has("approuve-par"))
            mistakes.add(each.at("jusqu-au"), LocalisedText.of("lighter.by"), LocalisedText.of("lighter.by.do"));
        var kind = file.each("exigences").stream()
                .filter(one -> one.text("id").equals(requirement))
                .findFirst()
                .flatMap(one -> Kind.of(one.text("nature")));
        if (kind.filter(Kind.CHARTER::equals).isPresent())
            mistakes.add(
                    each.at("exigence"), LocalisedText.of("lighter.charter"), LocalisedText.of("lighter.charter.do"));
        if (each.has("niveaux") && kind.filter(Kind.SKILLS::equals).isEmpty())
            mistakes.add(each.at("niveaux"), LocalisedText.of("lighter.levels"), LocalisedText.of("lighter.levels.do"));
        var competences = new LinkedHashSet<String>();
        skills.competences().forEach(competence -> competences.add(competence.id()));
        for (var competence : each.levels("niveaux").keySet())
            nameCheck.known(
                    each.in("niveaux").at(competence), ReferenceCheck.ItemKind.COMPETENCE, competence, competences);
        return each.day("jusqu-au")
                .map(until -> new Label.Lighter(until, each.text("approuve-par"), Map.copyOf(each.levels("niveaux"))));
    }

    private List<LabelExample> examples(List<Fact> facts, Set<String> ids) {
        var commitments = new LinkedHashSet<String>();
        charter.commitments().forEach(commitment -> commitments.add(commitment.id()));
        var competences = new LinkedHashSet<String>();
        skills.competences().forEach(competence -> competences.add(competence.id()));
        var cases = new ArrayList<LabelExample>();
        for (var each : file.each("exemples")) {
            nameCheck.known(
                    each.at("profil"), ReferenceCheck.ItemKind.PROFILE, each.text("profil"), nameCheck.of(nature));
            for (var level : each.levels("niveaux-sauf").keySet())
                nameCheck.known(
                        each.in("niveaux-sauf").at(level), ReferenceCheck.ItemKind.COMPETENCE, level, competences);
            var given = new Label.ExampleDossier(
                    each.text("profil"),
                    each.optionalText("charte").orElse("aucune"),
                    nameCheck.known(each, "sauf", ReferenceCheck.ItemKind.COMMITMENT, commitments),
                    each.text("niveaux").equals("attendus"),
                    new LinkedHashMap<>(each.levels("niveaux-sauf")),
                    SkillEvidence.of(each.text("preuve")).orElse(SkillEvidence.DECLARATION),
                    each.optionalText("entretien").orElse("aucun"),
                    factValues(each, facts),
                    each.text("etapes").equals("toutes"),
                    each.whole("il-y-a-mois", 0));
            var expected = new Label.ExpectedResult(
                    each.yes("reconnu"),
                    nameCheck.known(each, "manque", ReferenceCheck.ItemKind.REQUIREMENT, ids),
                    nameCheck.known(each, "expire", ReferenceCheck.ItemKind.REQUIREMENT, ids),
                    nameCheck.known(each, "dispense", ReferenceCheck.ItemKind.REQUIREMENT, ids));
            cases.add(new LabelExample(each.text("id"), given, expected, each.at()));
        }
        return cases;
    }

    /// Values of facts in an example: yes is 1, no is 0.
    private Map<String, Long> factValues(YamlTreeReader each, List<Fact> facts) {
        var types = new HashMap<String, FactType>();
        facts.forEach(fact -> types.put(fact.id(), fact.type()));
        var values = new LinkedHashMap<String, Long>();
        for (var entry : each.entries("faits").entrySet()) {
            var value = entry.getValue().value();
            var at = each.in("faits").at(entry.getKey());
            if (!nameCheck.known(at, ReferenceCheck.ItemKind.FACT, entry.getKey(), types.keySet())) continue;
            var number = types.get(entry.getKey()) == FactType.NUMBER;
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
