package org.tousaidants.governance.rulepages;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.SkillGrid;
import org.tousaidants.rules.versions.RulesVersion;

/// The grid of competences of one version: the level required from each profile of people in each competence, with
/// the levels of the booklet of 2020 and the names that Pix uses.
///
/// @param address address of this page, to which a parameter can be appended
/// @param chosen profile that the page shows alone; empty for all
/// @param profiles all profiles of people
record SkillGridView(
        String address,
        RulesVersion version,
        LabelProtocol protocol,
        Optional<LabelProtocol.LabelProfile> chosen,
        List<LabelProtocol.LabelProfile> profiles,
        List<SkillDomainChapter> chapters,
        List<SkillLevelLegend> levels) {

    record SkillDomainChapter(SkillGrid.SkillDomain domain, List<CompetenceLevelsRow> rows) {}

    record CompetenceLevelsRow(SkillGrid.SkillCompetence competence, List<CompetenceLevelCell> cells) {}

    /// The level that the rules require of one profile in one competence.
    ///
    /// @param level required level
    /// @param base level in the base protocol; equal to `level` if the rules have no base
    record CompetenceLevelCell(int level, int base) {}

    /// One level of the grid.
    ///
    /// @param booklet corresponding level of the booklet of 2020; empty above its scale
    record SkillLevelLegend(SkillGrid.SkillScaleStep step, String booklet) {
        /// Returns the number of the name that Pix uses for the level. Two consecutive levels share a name:
        /// novice, indépendant, avancé, expert.
        int pix() {
            return (step.level() + 1) / 2;
        }
    }

    /// Returns the grid of competences, for all profiles or for one.
    ///
    /// @param profile id of the profile to show alone; may be empty
    /// @param day day for which it is decided whether the territory may require less than the base
    /// @return empty if no profile of people has this id
    static Optional<SkillGridView> of(
            String address,
            RulesVersion version,
            LabelProtocol protocol,
            LabelProtocol base,
            String profile,
            LocalDate day) {
        var people = protocol.profiles().stream()
                .filter(one -> one.nature() == LabelProtocol.HolderNature.PERSON)
                .toList();
        var chosen = people.stream().filter(one -> one.id().equals(profile)).findFirst();
        if (chosen.isEmpty() && !profile.isEmpty()) return Optional.empty();
        var skills = protocol.skills();
        var shown = chosen.map(List::of).orElse(people);
        var chapters = skills.domains().stream()
                .map(domain -> new SkillDomainChapter(
                        domain,
                        skills.competences().stream()
                                .filter(one -> one.id().startsWith(domain.id() + "."))
                                .map(one -> new CompetenceLevelsRow(
                                        one, cells(one.id(), shown, protocol, base.skills(), day)))
                                .toList()))
                .toList();
        var levels = skills.scale().stream()
                .map(step -> new SkillLevelLegend(step, booklet(skills, step.level())))
                .toList();
        return Optional.of(new SkillGridView(address, version, protocol, chosen, people, chapters, levels));
    }

    /// Returns whether the required level differs from the level in the base protocol.
    boolean differs() {
        return chapters.stream()
                .flatMap(chapter -> chapter.rows().stream())
                .flatMap(row -> row.cells().stream())
                .anyMatch(cell -> cell.level() != cell.base());
    }

    boolean shows(LabelProtocol.LabelProfile profile) {
        return chosen.isEmpty() || chosen.get().equals(profile);
    }

    private static List<CompetenceLevelCell> cells(
            String competence,
            List<LabelProtocol.LabelProfile> profiles,
            LabelProtocol protocol,
            SkillGrid base,
            LocalDate day) {
        return profiles.stream()
                .map(profile -> {
                    var level = protocol.skills().level(profile.id(), competence);
                    var asked = protocol.helpers().sufficient(profile.id(), competence, level, day);
                    return new CompetenceLevelCell(asked, base.level(profile.id(), competence));
                })
                .toList();
    }

    private static String booklet(SkillGrid skills, int level) {
        return skills.conversions().stream()
                .flatMap(one -> one.levels().entrySet().stream())
                .filter(one -> one.getValue() == level)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
