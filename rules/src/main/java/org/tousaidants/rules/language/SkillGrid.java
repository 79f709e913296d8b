package org.tousaidants.rules.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// « Grille de compétences » — the level that each profile is expected to hold in each competence.
///
/// @param grid by profile, then by competence; zero is not written
public record SkillGrid(
        List<Step> scale,
        List<Domain> domains,
        List<Competence> competences,
        Map<String, Map<String, Integer>> grid,
        List<Case> examples,
        List<Conversion> conversions,
        String source) {

    /// « Conversion » — of the levels of another scale, with its day and its source: this project has one scale.
    public record Conversion(
            String id, String from, java.time.LocalDate on, Map<String, Integer> levels, String source) {}

    public record Step(int level, String name, String image) {}

    public record Domain(String id, String name) {}

    public record Competence(String id, String name, String example) {}

    /// « Cas d’un exemple » — a person's levels and the competences where they are too low,
    /// run by `protocol test`.
    public record Case(
            String id, String profile, Map<String, Integer> levels, Set<String> missing, SourcePosition at) {}

    public Map<String, Integer> of(String profile) {
        return grid.getOrDefault(profile, Map.of());
    }

    public int level(String profile, String competence) {
        return of(profile).getOrDefault(competence, 0);
    }

    /// The description of a level: « nager au large ».
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
