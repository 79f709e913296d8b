package org.tousaidants.rules.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.SkillGrid;
import org.tousaidants.rules.protocol.SkillGrid.SkillCompetence;
import org.tousaidants.rules.protocol.SkillGrid.SkillDomain;
import org.tousaidants.rules.protocol.SkillGrid.SkillGridExample;
import org.tousaidants.rules.protocol.SkillGrid.SkillScaleStep;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Reads the competences, the words of their levels, and the levels expected of each profile.
final class SkillGridReader {
    private final YamlTreeReader file;
    private final ProtocolReferenceCheck nameCheck;
    private final ProtocolMistakes mistakes;

    SkillGridReader(YamlTreeReader file, ProtocolReferenceCheck nameCheck, ProtocolMistakes mistakes) {
        this.file = file;
        this.nameCheck = nameCheck;
        this.mistakes = mistakes;
    }

    SkillGrid skills() {
        for (var list : List.of("echelle", "domaines", "competences", "exemples", "conversions"))
            ProtocolReferenceCheck.noneTwice(file.each(list), mistakes);
        var scale = new ArrayList<SkillScaleStep>();
        for (var each : file.each("echelle"))
            if (each.text("id").matches("[1-8]"))
                scale.add(new SkillScaleStep(Integer.parseInt(each.text("id")), each.text("nom"), each.text("image")));
        for (var i = 0; i < scale.size(); i++)
            if (scale.get(i).level() != i + 1) {
                mistakes.add(file.at("echelle"), LocalisedText.of("scale.jumps"), LocalisedText.of("scale.jumps.do"));
                break;
            }
        var domains = new ArrayList<SkillDomain>();
        var domainIds = new LinkedHashSet<String>();
        for (var each : file.each("domaines")) {
            domains.add(new SkillDomain(each.text("id"), each.text("nom")));
            domainIds.add(each.text("id"));
        }
        var competences = new ArrayList<SkillCompetence>();
        for (var each : file.each("competences")) {
            var id = each.text("id");
            if (!id.matches("\\d\\.\\d")) continue;
            nameCheck.known(
                    each.at("id"), ProtocolReferenceCheck.ReferencedItemKind.DOMAIN, id.substring(0, 1), domainIds);
            competences.add(new SkillCompetence(id, each.text("nom"), each.text("exemple")));
        }
        return new SkillGrid(
                scale,
                domains,
                competences,
                grid(ids(competences), scale.size()),
                examples(ids(competences)),
                conversions(scale.size()),
                file.text("source"));
    }

    private static Set<String> ids(List<SkillCompetence> competences) {
        var ids = new LinkedHashSet<String>();
        competences.forEach(competence -> ids.add(competence.id()));
        return ids;
    }

    private Map<String, Map<String, Integer>> grid(Set<String> competences, int highest) {
        var grid = new LinkedHashMap<String, Map<String, Integer>>();
        for (var line : file.entries("grille").entrySet()) {
            nameCheck.known(
                    line.getValue().at(),
                    ProtocolReferenceCheck.ReferencedItemKind.COMPETENCE,
                    line.getKey(),
                    competences);
            var cells = new YamlTreeReader(file.tree()).in("grille");
            for (var cell : cells.levels(line.getKey()).entrySet()) {
                var at = cells.in(line.getKey()).at(cell.getKey());
                if (!nameCheck.known(
                        at, ProtocolReferenceCheck.ReferencedItemKind.PROFILE, cell.getKey(), nameCheck.people()))
                    continue;
                if (cell.getValue() > highest && cell.getValue() <= RuleFileSchemas.HIGHEST_LEVEL)
                    mistakes.add(
                            at,
                            LocalisedText.of("scale.high", cell.getValue(), highest),
                            LocalisedText.of("scale.high.do", highest));
                if (cell.getValue() > 0)
                    grid.computeIfAbsent(cell.getKey(), _ -> new LinkedHashMap<>())
                            .put(line.getKey(), cell.getValue());
            }
        }
        for (var competence : competences)
            if (!file.entries("grille").containsKey(competence))
                mistakes.add(
                        file.at("grille"),
                        LocalisedText.of("grid.line", competence),
                        LocalisedText.of("grid.line.do", "\"" + competence + "\": {…}"));
        takenOver(grid);
        return grid;
    }

    /// Raises the levels of each profile that takes over another profile, so that it has at least the levels of
    /// that profile.
    private void takenOver(Map<String, Map<String, Integer>> grid) {
        for (var entry : file.entries("reprises").entrySet()) {
            var at = file.in("reprises").at(entry.getKey());
            var other = entry.getValue().value();
            if (!nameCheck.known(
                            at, ProtocolReferenceCheck.ReferencedItemKind.PROFILE, entry.getKey(), nameCheck.people())
                    || !nameCheck.known(
                            at, ProtocolReferenceCheck.ReferencedItemKind.PROFILE, other, nameCheck.people())) continue;
            var own = grid.computeIfAbsent(entry.getKey(), _ -> new LinkedHashMap<>());
            grid.getOrDefault(other, Map.of()).forEach((competence, level) -> own.merge(competence, level, Math::max));
        }
    }

    private List<SkillGrid.SkillLevelConversion> conversions(int highest) {
        var conversions = new ArrayList<SkillGrid.SkillLevelConversion>();
        for (var each : file.each("conversions")) {
            for (var level : each.levels("niveaux").entrySet())
                if (level.getValue() > highest)
                    mistakes.add(
                            each.in("niveaux").at(level.getKey()),
                            LocalisedText.of("scale.high", level.getValue(), highest),
                            LocalisedText.of("scale.high.do", highest));
            conversions.add(new SkillGrid.SkillLevelConversion(
                    each.text("id"),
                    each.text("de"),
                    each.day("le").orElse(java.time.LocalDate.EPOCH),
                    each.levels("niveaux"),
                    each.text("source")));
        }
        return List.copyOf(conversions);
    }

    private List<SkillGridExample> examples(Set<String> competences) {
        var cases = new ArrayList<SkillGridExample>();
        for (var each : file.each("exemples")) {
            nameCheck.known(
                    each.at("profil"),
                    ProtocolReferenceCheck.ReferencedItemKind.PROFILE,
                    each.text("profil"),
                    nameCheck.people());
            for (var level : each.levels("niveaux").keySet())
                nameCheck.known(
                        each.in("niveaux").at(level),
                        ProtocolReferenceCheck.ReferencedItemKind.COMPETENCE,
                        level,
                        competences);
            cases.add(new SkillGridExample(
                    each.text("id"),
                    each.text("profil"),
                    each.levels("niveaux"),
                    nameCheck.known(each, "manque", ProtocolReferenceCheck.ReferencedItemKind.COMPETENCE, competences),
                    each.at()));
        }
        return cases;
    }
}
