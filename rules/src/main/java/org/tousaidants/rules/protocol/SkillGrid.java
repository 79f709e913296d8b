package org.tousaidants.rules.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// « Grille de compétences » — the level expected of each profile in each competence.
///
/// @param grid by profile, then by competence; a level of zero is absent
public record SkillGrid(
        List<Step> scale,
        List<Domain> domains,
        List<Competence> competences,
        Map<String, Map<String, Integer>> grid,
        List<Case> examples,
        List<Conversion> conversions,
        String source) {

    /// « Conversion » — how levels of another scale convert to ours, with the date and the source.
    public record Conversion(
            String id, String from, java.time.LocalDate on, Map<String, Integer> levels, String source) {}

    public record Step(int level, String name, String image) {}

    public record Domain(String id, String name) {}

    public record Competence(String id, String name, String example) {}

    /// « Cas d’un exemple » — an example in the rule files: a person's levels, and the competences in which
    /// they are too low. `protocol test` runs it.
    public record Case(
            String id, String profile, Map<String, Integer> levels, Set<String> missing, SourcePosition at) {}

    public Map<String, Integer> of(String profile) {
        return grid.getOrDefault(profile, Map.of());
    }

    public int level(String profile, String competence) {
        return of(profile).getOrDefault(competence, 0);
    }

    /// The description of a level in words: « nager au large ».
    public String step(int level) {
        return scale.stream()
                .filter(step -> step.level() == level)
                .map(Step::image)
                .findFirst()
                .orElse("");
    }

    public Optional<Competence> competence(String id) {
        return competences.stream()
                .filter(competence -> competence.id().equals(id))
                .findFirst();
    }
}
