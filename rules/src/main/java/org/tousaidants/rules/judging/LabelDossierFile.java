package org.tousaidants.rules.judging;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tousaidants.rules.judging.LabelDossier.CompletedStage;
import org.tousaidants.rules.judging.LabelDossier.DossierCharterSignature;
import org.tousaidants.rules.judging.LabelDossier.DossierFact;
import org.tousaidants.rules.judging.LabelDossier.DossierInterviewConclusion;
import org.tousaidants.rules.judging.LabelDossier.DossierSkillLevel;
import org.tousaidants.rules.judging.LabelDossier.HeldRecognition;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.protocol.SpellingSuggestionFinder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// « Fichier de dossiers » — reads and writes dossiers without names, one JSON object per line. The software exports
/// such files, and people may write them to try out a draft of rules.
public final class LabelDossierFile {
    private static final int MOST_MISTAKES = 50;
    private static final Set<String> KEYS = Set.of(
            "id", "profil", "commune", "ouvert", "signatures", "niveaux", "entretien", "faits", "etapes", "reconnu");

    private final List<LabelDossier> dossiers = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private final String file;
    private int line;

    private LabelDossierFile(String file) {
        this.file = file;
    }

    public record ParsedDossierFile(List<LabelDossier> dossiers, List<String> mistakes) {}

    /// Thrown for a line of the file that is not a valid dossier; the message is the reason.
    private static final class InvalidDossierLineException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private InvalidDossierLineException(String words) {
            super(words, null, false, false);
        }
    }

    public static ParsedDossierFile read(String file, Iterable<String> lines) {
        var reading = new LabelDossierFile(file);
        for (var text : lines) {
            reading.line++;
            if (!text.isBlank()) reading.take(text);
            if (reading.mistakes.size() >= MOST_MISTAKES) break;
        }
        return new ParsedDossierFile(reading.dossiers, reading.mistakes);
    }

    /// Returns a dossier as one line of text that [#read] can parse. The dossier gets the given id, so that the
    /// line does not identify anybody.
    public static String line(String id, LabelDossier dossier) {
        var node = JsonMapper.shared().createObjectNode();
        node.put("id", id)
                .put("profil", dossier.profile())
                .put("commune", dossier.commune())
                .put("ouvert", dossier.opened().toString());
        var signatures = node.putArray("signatures");
        new TreeMap<>(dossier.signatures())
                .forEach((commitment, one) -> signatures
                        .addObject()
                        .put("engagement", commitment)
                        .put("empreinte", one.hash())
                        .put("pris", one.taken())
                        .put("le", one.on().toString()));
        var levels = node.putArray("niveaux");
        for (var level : dossier.levels())
            levels.addObject()
                    .put("competence", level.competence())
                    .put("niveau", level.level())
                    .put("preuve", level.evidence().code())
                    .put("le", level.on().toString());
        dossier.interview()
                .ifPresent(one -> node.putObject("entretien")
                        .put("favorable", one.favourable())
                        .put("le", one.on().toString()));
        var facts = node.putObject("faits");
        new TreeMap<>(dossier.facts())
                .forEach((fact, seen) -> facts.putObject(fact)
                        .put("valeur", seen.value())
                        .put("le", seen.on().toString()));
        if (!dossier.work().isEmpty()) {
            var steps = node.putObject("etapes");
            new TreeMap<>(dossier.work())
                    .forEach((step, done) -> steps.putObject(step)
                            .put("du", done.first().toString())
                            .put("au", done.last().toString())
                            .put("personnes", done.people())
                            .put("pair", done.peer())
                            .put("raisons", done.reasons()));
        }
        dossier.held().ifPresent(held -> {
            var recognised = node.putObject("reconnu")
                    .put("du", held.from().toString())
                    .put("au", held.until().toString());
            if (held.suspended()) recognised.put("suspendu", true);
        });
        return node.toString();
    }

    private void take(String text) {
        try {
            dossiers.add(dossier(JsonMapper.shared().readTree(text.startsWith("\ufeff") ? text.substring(1) : text)));
        } catch (JacksonException e) {
            mistakes.add(file + ":" + line + " : ce n’est pas un objet JSON sur une ligne.");
        } catch (InvalidDossierLineException wrong) {
            mistakes.add(file + ":" + line + " : " + wrong.getMessage() + ".");
        }
    }

    private LabelDossier dossier(JsonNode node) {
        if (!node.isObject()) throw new InvalidDossierLineException("un objet est attendu");
        for (var key : node.propertyNames())
            if (!KEYS.contains(key))
                throw new InvalidDossierLineException(
                        "« " + key + " » n’existe pas. " + SpellingSuggestionFinder.instead(key, KEYS));
        var commune = text(node, "commune");
        if (!commune.matches("\\d[0-9AB]\\d{3}"))
            throw new InvalidDossierLineException("« commune » attend un code INSEE, comme 17415");
        return new LabelDossier(
                text(node, "id"),
                text(node, "profil"),
                commune,
                day(node, "ouvert"),
                signatures(node.get("signatures")),
                levels(node.get("niveaux")),
                Optional.ofNullable(node.get("entretien"))
                        .map(each -> new DossierInterviewConclusion(yes(each, "favorable"), day(each, "le"))),
                facts(node.get("faits")),
                steps(node.get("etapes")),
                Optional.ofNullable(node.get("reconnu"))
                        .map(each -> new HeldRecognition(
                                day(each, "du"), day(each, "au"), each.has("suspendu") && yes(each, "suspendu"))));
    }

    private static Map<String, DossierCharterSignature> signatures(@Nullable JsonNode list) {
        var signatures = new HashMap<String, DossierCharterSignature>();
        for (var each : elements(list, "signatures"))
            signatures.put(
                    text(each, "engagement"),
                    new DossierCharterSignature(text(each, "empreinte"), yes(each, "pris"), day(each, "le")));
        return signatures;
    }

    private static List<DossierSkillLevel> levels(@Nullable JsonNode list) {
        var levels = new ArrayList<DossierSkillLevel>();
        for (var each : elements(list, "niveaux")) {
            var level = whole(each, "niveau");
            if (level > RuleFileSchemas.HIGHEST_LEVEL)
                throw new InvalidDossierLineException("« niveau » va de 0 à " + RuleFileSchemas.HIGHEST_LEVEL
                        + " : un pourcentage n’est pas un niveau");
            levels.add(new DossierSkillLevel(
                    text(each, "competence"),
                    (int) level,
                    SkillEvidence.of(text(each, "preuve"))
                            .orElseThrow(() -> new InvalidDossierLineException("« preuve » : "
                                    + SpellingSuggestionFinder.instead(
                                            text(each, "preuve"), List.of(SkillEvidence.codes())))),
                    day(each, "le")));
        }
        return levels;
    }

    private static Map<String, DossierFact> facts(@Nullable JsonNode map) {
        var facts = new HashMap<String, DossierFact>();
        if (map == null) return facts;
        if (!map.isObject()) throw new InvalidDossierLineException("« faits » attend un objet");
        for (var each : map.properties())
            facts.put(each.getKey(), new DossierFact(whole(each.getValue(), "valeur"), day(each.getValue(), "le")));
        return facts;
    }

    private static Map<String, CompletedStage> steps(@Nullable JsonNode map) {
        var steps = new HashMap<String, CompletedStage>();
        if (map == null) return steps;
        if (!map.isObject()) throw new InvalidDossierLineException("« etapes » attend un objet");
        for (var each : map.properties()) {
            var done = each.getValue();
            steps.put(
                    each.getKey(),
                    new CompletedStage(
                            day(done, "du"),
                            day(done, "au"),
                            (int) Math.min(whole(done, "personnes"), Integer.MAX_VALUE),
                            yes(done, "pair"),
                            yes(done, "raisons")));
        }
        return steps;
    }

    private static Iterable<JsonNode> elements(@Nullable JsonNode list, String name) {
        if (list == null) return List.of();
        if (!list.isArray()) throw new InvalidDossierLineException("« " + name + " » attend une liste");
        return list;
    }

    private static String text(JsonNode node, String key) {
        var value = node.get(key);
        if (value == null || !value.isString() || value.stringValue().isBlank())
            throw new InvalidDossierLineException("« " + key + " » attend un texte");
        return value.stringValue();
    }

    private static boolean yes(JsonNode node, String key) {
        var value = node.get(key);
        if (value == null || !value.isBoolean())
            throw new InvalidDossierLineException("« " + key + " » attend true ou false");
        return value.booleanValue();
    }

    private static long whole(JsonNode node, String key) {
        var value = node.get(key);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0)
            throw new InvalidDossierLineException("« " + key + " » attend un nombre entier, de zéro ou plus");
        return value.longValue();
    }

    private static LocalDate day(JsonNode node, String key) {
        try {
            return LocalDate.parse(text(node, key));
        } catch (DateTimeException e) {
            throw new InvalidDossierLineException("« " + key + " » attend une date comme 2026-11-24");
        }
    }
}
