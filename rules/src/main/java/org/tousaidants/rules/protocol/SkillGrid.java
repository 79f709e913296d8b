package org.tousaidants.rules.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// « Grille de compétences » — the level expected of each profile in each competence.
///
/// @param grid levels by profile, then by competence; a level of zero is absent
public record SkillGrid(
        List<SkillScaleStep> scale,
        List<SkillDomain> domains,
        List<SkillCompetence> competences,
        Map<String, Map<String, Integer>> grid,
        List<SkillGridExample> examples,
        List<SkillLevelConversion> conversions,
        String source) {

    /// « Conversion » — how levels of another scale are converted to the levels of this grid, with the date and
    /// the source.
    public record SkillLevelConversion(
            String id, String from, java.time.LocalDate on, Map<String, Integer> levels, String source) {}

    public record SkillScaleStep(int level, String name, String image) {}

    public record SkillDomain(String id, String name) {}

    public record SkillCompetence(String id, String name, String example) {}

    /// « Cas d’un exemple » — an example in the rule files: a person's levels, and the competences in which they
    /// are too low. The command `protocol test` runs the examples.
    public record SkillGridExample(
            String id, String profile, Map<String, Integer> levels, Set<String> missing, FileLinePosition at) {}

    public Map<String, Integer> of(String profile) {
        return grid.getOrDefault(profile, Map.of());
    }

    public int level(String profile, String competence) {
        return of(profile).getOrDefault(competence, 0);
    }

    /// Returns the words that describe a level of skill: « nager au large ».
    public String step(int level) {
        return scale.stream()
                .filter(step -> step.level() == level)
                .map(SkillScaleStep::image)
                .findFirst()
                .orElse("");
    }

    public Optional<SkillCompetence> competence(String id) {
        return competences.stream()
                .filter(competence -> competence.id().equals(id))
                .findFirst();
    }
}
