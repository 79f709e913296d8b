package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.rules.protocol.SkillEvidence;

/// « Dossier » — the known facts about a person or a place that asks for recognition, each with its date. It
/// contains no names.
///
/// @param commune INSEE code, for the counts of an impact
/// @param signatures by commitment
/// @param facts by fact of the label; yes is 1, no is 0
/// @param work completed stages of a place
/// @param held the recognition in force, or the last one
public record Dossier(
        String id,
        String profile,
        String commune,
        LocalDate opened,
        Map<String, Signature> signatures,
        List<Level> levels,
        Optional<Conclusion> interview,
        Map<String, Observed> facts,
        Map<String, Worked> work,
        Optional<Held> held) {
    /// A dossier of a person, without stages: only places have them.
    public Dossier(
            String id,
            String profile,
            String commune,
            LocalDate opened,
            Map<String, Signature> signatures,
            List<Level> levels,
            Optional<Conclusion> interview,
            Map<String, Observed> facts,
            Optional<Held> held) {
        this(id, profile, commune, opened, signatures, levels, interview, facts, Map.of(), held);
    }

    /// « Signature » — a person accepts or refuses a commitment; the hash identifies the exact text.
    public record Signature(String hash, boolean taken, LocalDate on) {}

    /// « Niveau obtenu » — the level of a person in one competence, and its evidence.
    public record Level(String competence, int level, SkillEvidence evidence, LocalDate on) {}

    /// « Conclusion » — the conclusion of the interview with two peers.
    public record Conclusion(boolean favourable, LocalDate on) {}

    public record Observed(long value, LocalDate on) {}

    /// « Étape faite » — one completed stage of a place: number of inhabitants, whether a peer place visited
    /// and was visited, whether a change and its reason are recorded.
    ///
    /// @param first the first day on which it was done
    /// @param last the last day
    public record Worked(LocalDate first, LocalDate last, int people, boolean peer, boolean reasons) {}

    /// « Reconnaissance » — a recognition from its decision to its end.
    ///
    /// @param suspended whether it does not count at the moment
    /// @param told by requirement, the day on which the holder was notified that it is missing
    public record Held(LocalDate from, LocalDate until, boolean suspended, Map<String, LocalDate> told) {
        public Held(LocalDate from, LocalDate until, boolean suspended) {
            this(from, until, suspended, Map.of());
        }

        public Held(LocalDate from, LocalDate until) {
            this(from, until, false);
        }

        /// The same recognition with the notices sent to its holder.
        public Held told(Map<String, LocalDate> days) {
            return new Held(from, until, suspended, Map.copyOf(days));
        }
    }

    public static Dossier opened(String id, String profile, String commune, LocalDate on) {
        return new Dossier(id, profile, commune, on, Map.of(), List.of(), Optional.empty(), Map.of(), Optional.empty());
    }

    public Dossier withSignatures(Map<String, Signature> signed) {
        return new Dossier(id, profile, commune, opened, Map.copyOf(signed), levels, interview, facts, work, held);
    }

    /// The same dossier with more levels.
    public Dossier withLevels(List<Level> more) {
        var joined = new ArrayList<>(levels);
        joined.addAll(more);
        return new Dossier(id, profile, commune, opened, signatures, List.copyOf(joined), interview, facts, work, held);
    }

    public Dossier withInterview(Conclusion conclusion) {
        return new Dossier(
                id, profile, commune, opened, signatures, levels, Optional.of(conclusion), facts, work, held);
    }

    /// The same dossier with these facts, which replace facts with the same name.
    public Dossier withFacts(Map<String, Observed> more) {
        var joined = new HashMap<>(facts);
        joined.putAll(more);
        return new Dossier(id, profile, commune, opened, signatures, levels, interview, Map.copyOf(joined), work, held);
    }

    /// The same dossier with these completed stages.
    public Dossier withWork(Map<String, Worked> done) {
        return new Dossier(id, profile, commune, opened, signatures, levels, interview, facts, Map.copyOf(done), held);
    }

    public Dossier withHeld(Held recognition) {
        return new Dossier(
                id, profile, commune, opened, signatures, levels, interview, facts, work, Optional.of(recognition));
    }

    /// The same dossier without any recognition granted before.
    public Dossier withoutHeld() {
        return new Dossier(id, profile, commune, opened, signatures, levels, interview, facts, work, Optional.empty());
    }

    /// The latest date in the dossier.
    LocalDate latest() {
        var latest = opened;
        for (var signature : signatures.values()) latest = later(latest, signature.on());
        for (var level : levels) latest = later(latest, level.on());
        for (var observed : facts.values()) latest = later(latest, observed.on());
        for (var done : work.values()) latest = later(latest, done.last());
        if (interview.isPresent()) latest = later(latest, interview.get().on());
        if (held.isPresent()) latest = later(latest, held.get().from());
        return latest;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }
}
