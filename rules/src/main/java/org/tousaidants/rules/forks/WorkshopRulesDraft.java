package org.tousaidants.rules.forks;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tousaidants.rules.archive.RulesArchive;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.TerritoryRulesFork;
import org.tousaidants.rules.judging.RuleExampleRunner;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTreeReader;
import org.tousaidants.rules.reading.LabelProtocolReader;

/// « Brouillon de protocole » — the files of a territory with the changes that a workshop wishes: levels of skill,
/// and the profiles that sign each commitment. A change below the minimum of the base is not written; it is reported
/// instead.
///
/// @param folder the territory's files with the changes
/// @param base the protocol that they extend
/// @param changes the changes in words, by chapter
/// @param examples names of examples in the files that no longer agree with the rules
public record WorkshopRulesDraft(
        RulesFolder folder,
        RulesFolder base,
        LabelProtocol before,
        LabelProtocol after,
        Map<LocalisedText, List<LocalisedText>> changes,
        List<RefusedWorkshopWish> held,
        List<String> examples) {

    /// « Retenu » — a wish of the workshop that was not written into the draft; `words` is the reason in one
    /// sentence.
    public record RefusedWorkshopWish(LocalisedText words) {}

    /// « Niveau souhaité » — the level that a workshop wishes to require of a profile in a competence.
    public record SkillLevelWish(String profile, String competence, int level) {}

    /// « Engagement souhaité » — the wish about a commitment of the charter and a profile: `taken` tells whether
    /// the helpers of the profile shall sign the commitment or no longer sign it.
    public record CommitmentWish(String profile, String commitment, boolean taken) {}

    /// « Souhaits » — the result of a workshop, its participants, and the day from which the changes could
    /// apply.
    ///
    /// @param territory id and name of a new overlay; used if the rules in force are themselves a base
    public record WorkshopWishes(
            List<SkillLevelWish> levels,
            List<CommitmentWish> takings,
            String origin,
            LocalDate day,
            String territory,
            String name) {}

    /// « Écriture d’un projet » — the result of writing a draft.
    public sealed interface DraftWritingResult permits DraftWritten, DraftNotWritten {}

    /// « Écrit » — the draft was written.
    public record DraftWritten(WorkshopRulesDraft draft) implements DraftWritingResult {}

    /// « Non écrit » — the draft was not written, because files with this layout can be changed only by a
    /// person.
    public record DraftNotWritten(List<ProtocolMistake> mistakes) implements DraftWritingResult {}

    /// Writes a draft with the wishes of a workshop and returns it, or the mistakes that prevent this.
    ///
    /// @param own the files in force
    /// @param base the base that they extend; empty for a complete protocol
    /// @param wishes the changes that the workshop wishes
    public static DraftWritingResult of(RulesFolder own, Optional<RulesFolder> base, WorkshopWishes wishes) {
        return switch (LabelProtocolReader.read(own, _ -> base)) {
            case LabelProtocolReader.InvalidProtocol(var mistakes) -> new DraftNotWritten(mistakes);
            case LabelProtocolReader.ParsedProtocol(var before) -> new DraftBuilder(own, base, before, wishes).make();
        };
    }

    /// Returns a zip file in which the folder and its base are next to each other, as the command `protocol
    /// check` expects them.
    ///
    /// @param readme text of the readme file
    public byte[] zip(String readme) {
        var below =
                after.identity().base().map(LabelProtocol.ProtocolReference::id).orElse("socle");
        var files = new TreeMap<String, byte[]>();
        put(files, after.identity().id(), folder);
        put(files, below, base);
        files.put(after.identity().id() + "/LISEZMOI.md", readme.getBytes(StandardCharsets.UTF_8));
        return RulesArchive.zip(files);
    }

    private static void put(Map<String, byte[]> files, String start, RulesFolder rules) {
        rules.files().forEach((name, text) -> files.put(start + "/" + name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static final class DraftBuilder {
        private final Map<String, String> files;
        private final RulesFolder below;
        private final LabelProtocol before;
        private final LabelProtocol fixed;
        private final WorkshopWishes wishes;
        private final boolean fresh;
        private final List<RefusedWorkshopWish> held = new ArrayList<>();

        DraftBuilder(RulesFolder own, Optional<RulesFolder> base, LabelProtocol before, WorkshopWishes wishes) {
            this.fresh = base.isEmpty();
            this.below = base.orElse(own);
            this.files = fresh ? new TreeMap<>() : new TreeMap<>(own.files());
            this.before = before;
            this.fixed = base.map(folder -> ((LabelProtocolReader.ParsedProtocol)
                                    LabelProtocolReader.read(folder, _ -> Optional.empty()))
                            .protocol())
                    .orElse(before);
            this.wishes = wishes;
        }

        DraftWritingResult make() {
            var levels = levels();
            var takings = takings();
            if (!levels.isEmpty()) skills(levels);
            takings.forEach(this::charter);
            files.put(RuleFileSchemas.IDENTITY, identity());
            var folder = new RulesFolder(
                    fresh ? wishes.territory() : before.identity().id(), files, List.of());
            return switch (LabelProtocolReader.read(folder, _ -> Optional.of(below))) {
                case LabelProtocolReader.InvalidProtocol(var mistakes) -> new DraftNotWritten(mistakes);
                case LabelProtocolReader.ParsedProtocol(var after) -> {
                    var failed = new RuleExampleRunner(after)
                            .play().stream()
                                    .filter(each -> !each.passed())
                                    .map(RuleExampleRunner.RuleExampleResult::name)
                                    .toList();
                    yield new DraftWritten(new WorkshopRulesDraft(
                            folder,
                            below,
                            before,
                            after,
                            ProtocolDifferences.byChapter(ProtocolDifferences.between(before, after)),
                            List.copyOf(held),
                            failed));
                }
            };
        }

        /// Returns the wished levels that differ from the current levels, by competence, then by profile.
        private Map<String, Map<String, Integer>> levels() {
            var changed = new LinkedHashMap<String, Map<String, Integer>>();
            for (var wish : wishes.levels()) {
                var competence = before.skills().competence(wish.competence());
                var profile = before.profile(wish.profile());
                if (competence.isEmpty() || profile.isEmpty()) {
                    hold("amend.gone", wish.competence(), wish.profile());
                    continue;
                }
                var least = fixed.skills().level(wish.profile(), wish.competence());
                if (wish.level() < least)
                    hold(
                            "amend.level",
                            wish.competence(),
                            competence.get().name(),
                            wish.level(),
                            profile.get().name(),
                            least);
                var level = Math.max(least, wish.level());
                if (level != before.skills().level(wish.profile(), wish.competence()))
                    changed.computeIfAbsent(wish.competence(), _ -> new LinkedHashMap<>())
                            .put(wish.profile(), level);
            }
            return changed;
        }

        /// Returns, for each commitment that the wishes change, the new list of the profiles that sign it.
        private Map<String, List<String>> takings() {
            var changed = new LinkedHashMap<String, Set<String>>();
            for (var wish : wishes.takings()) {
                var commitment = before.charter().commitment(wish.commitment());
                var profile = before.profile(wish.profile());
                if (commitment.isEmpty() || profile.isEmpty()) {
                    hold("amend.gone", wish.commitment(), wish.profile());
                    continue;
                }
                var takers = commitment.get().profiles();
                if (takers.contains(wish.profile()) == wish.taken()) continue;
                var must = fixed.charter()
                        .commitment(wish.commitment())
                        .filter(each -> each.profiles().contains(wish.profile()))
                        .isPresent();
                if (!wish.taken() && must) {
                    hold("amend.must", wish.commitment(), profile.get().name());
                    continue;
                }
                var now = changed.computeIfAbsent(wish.commitment(), _ -> new LinkedHashSet<>(takers));
                if (wish.taken()) now.add(wish.profile());
                else if (now.size() > 1) now.remove(wish.profile());
                else hold("amend.last", wish.commitment(), profile.get().name());
            }
            var lists = new LinkedHashMap<String, List<String>>();
            changed.forEach((id, takers) -> lists.put(
                    id,
                    before.profiles().stream()
                            .map(LabelProtocol.LabelProfile::id)
                            .filter(takers::contains)
                            .toList()));
            return lists;
        }

        private void hold(String key, Object... holes) {
            held.add(new RefusedWorkshopWish(new LocalisedText(key, List.of(holes))));
        }

        private void skills(Map<String, Map<String, Integer>> changed) {
            var text = files.getOrDefault(RuleFileSchemas.SKILLS, began(RuleFileSchemas.SKILLS));
            var written = YamlParser.read(RuleFileSchemas.SKILLS, text, new ProtocolMistakes())
                    .map(YamlTreeReader::new)
                    .orElse(YamlTreeReader.NOTHING)
                    .in("grille");
            var table = new LinkedHashMap<String, Map<String, Integer>>();
            for (var competence : before.skills().competences()) {
                var cells = new LinkedHashMap<>(written.levels(competence.id()));
                cells.putAll(changed.getOrDefault(competence.id(), Map.of()));
                if (!cells.isEmpty()) table.put(competence.id(), cells);
            }
            var pen = YamlValueEditor.on(RuleFileSchemas.SKILLS, text);
            pen.table("grille", table, oneLine(wishes.origin()));
            files.put(RuleFileSchemas.SKILLS, pen.text());
        }

        private void charter(String commitment, List<String> takers) {
            var pen = YamlValueEditor.on(
                    RuleFileSchemas.CHARTER,
                    files.getOrDefault(RuleFileSchemas.CHARTER, began(RuleFileSchemas.CHARTER)));
            pen.words("engagements", commitment, "profils", takers, oneLine(wishes.origin()));
            files.put(RuleFileSchemas.CHARTER, pen.text());
        }

        private String began(String file) {
            return "# yaml-language-server: $schema=../schema/territoire/" + file.replace(".yaml", ".schema.json")
                    + "\npourquoi: " + TerritoryRulesFork.quoted(wishes.origin()) + "\nsource: "
                    + TerritoryRulesFork.quoted(wishes.origin())
                    + "\n";
        }

        /// Returns the identity file of the draft. It has the next version number and is marked as a
        /// proposal, because no committee has voted on it.
        private String identity() {
            var old = before.identity();
            return fresh
                    ? TerritoryRulesFork.of(
                                    before, wishes.territory(), wishes.name(), "1.0.0", wishes.day(), wishes.origin())
                            .text()
                    : TerritoryRulesFork.again(before, old.name(), next(old.version()), wishes.day(), wishes.origin())
                            .text();
        }

        private static String next(String version) {
            var numbers = version.split("\\.");
            return numbers[0] + "." + (Integer.parseInt(numbers[1]) + 1) + ".0";
        }

        private static String oneLine(String text) {
            return TerritoryRulesFork.oneLine(text);
        }
    }
}
