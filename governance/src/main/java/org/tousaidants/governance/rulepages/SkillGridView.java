package org.tousaidants.governance.rulepages;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.SkillGrid;
import org.tousaidants.rules.versions.RulesVersion;

/// The grid of competences of one version: the level expected of each profile of people in each competence,
/// beside the levels of the booklet of 2020 and the names that Pix uses.
///
/// @param address of this page; a parameter can follow
/// @param chosen profile that the page shows alone; empty for all
/// @param profiles all profiles of people
record SkillGridView(
        String address,
        RulesVersion version,
        Protocol protocol,
        Optional<Protocol.Profile> chosen,
        List<Protocol.Profile> profiles,
        List<Chapter> chapters,
        List<Level> levels) {

    record Chapter(SkillGrid.Domain domain, List<Row> rows) {}

    record Row(SkillGrid.Competence competence, List<Cell> cells) {}

    /// @param base level of the base; the same as `level` for a base itself
    record Cell(int level, int base) {}

    /// @param booklet the level of the booklet of 2020 that this level corresponds to; empty above its scale
    record Level(SkillGrid.Step step, String booklet) {
        /// Pix names its levels two by two: novice, indépendant, avancé, expert.
        int pix() {
            return (step.level() + 1) / 2;
        }
    }

    /// @param profile id of the profile to show alone, or empty
    /// @param day on which the territory may ask for less than the base
    /// @return empty if no profile of people has this id
    static Optional<SkillGridView> of(
            String address, RulesVersion version, Protocol protocol, Protocol base, String profile, LocalDate day) {
        var people = protocol.profiles().stream()
                .filter(one -> one.nature() == Protocol.Nature.PERSON)
                .toList();
        var chosen = people.stream().filter(one -> one.id().equals(profile)).findFirst();
        if (chosen.isEmpty() && !profile.isEmpty()) return Optional.empty();
        var skills = protocol.skills();
        var shown = chosen.map(List::of).orElse(people);
        var chapters = skills.domains().stream()
                .map(domain -> new Chapter(
                        domain,
                        skills.competences().stream()
                                .filter(one -> one.id().startsWith(domain.id() + "."))
                                .map(one -> new Row(one, cells(one.id(), shown, protocol, base.skills(), day)))
                                .toList()))
                .toList();
        var levels = skills.scale().stream()
                .map(step -> new Level(step, booklet(skills, step.level())))
                .toList();
        return Optional.of(new SkillGridView(address, version, protocol, chosen, people, chapters, levels));
    }

    /// Whether a level differs from that of the base.
    boolean differs() {
        return chapters.stream()
                .flatMap(chapter -> chapter.rows().stream())
                .flatMap(row -> row.cells().stream())
                .anyMatch(cell -> cell.level() != cell.base());
    }

    boolean shows(Protocol.Profile profile) {
        return chosen.isEmpty() || chosen.get().equals(profile);
    }

    private static List<Cell> cells(
            String competence, List<Protocol.Profile> profiles, Protocol protocol, SkillGrid base, LocalDate day) {
        return profiles.stream()
                .map(profile -> {
                    var level = protocol.skills().level(profile.id(), competence);
                    var asked = protocol.helpers().sufficient(profile.id(), competence, level, day);
                    return new Cell(asked, base.level(profile.id(), competence));
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
