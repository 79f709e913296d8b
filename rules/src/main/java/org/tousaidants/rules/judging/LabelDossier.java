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
/// @param signatures signatures by id of the commitment
/// @param facts values by id of the fact; yes is 1, no is 0
/// @param work completed stages of a place
/// @param held the recognition in force, or the last one; empty if there was none
public record LabelDossier(
        String id,
        String profile,
        String commune,
        LocalDate opened,
        Map<String, DossierCharterSignature> signatures,
        List<DossierSkillLevel> levels,
        Optional<DossierInterviewConclusion> interview,
        Map<String, DossierFact> facts,
        Map<String, CompletedStage> work,
        Optional<HeldRecognition> held) {
    /// Creates the dossier of a person. It has no stages, because only places complete stages.
    public LabelDossier(
            String id,
            String profile,
            String commune,
            LocalDate opened,
            Map<String, DossierCharterSignature> signatures,
            List<DossierSkillLevel> levels,
            Optional<DossierInterviewConclusion> interview,
            Map<String, DossierFact> facts,
            Optional<HeldRecognition> held) {
        this(id, profile, commune, opened, signatures, levels, interview, facts, Map.of(), held);
    }

    /// « Signature » — the decision of a person to accept (`taken`) or refuse a commitment of the charter. The
    /// hash identifies the exact text that the person signed.
    public record DossierCharterSignature(String hash, boolean taken, LocalDate on) {}

    /// « Niveau obtenu » — the level of a person in one competence, with its evidence and its date.
    public record DossierSkillLevel(String competence, int level, SkillEvidence evidence, LocalDate on) {}

    /// « Conclusion » — the conclusion of the interview of a person with two peers: whether it is favourable,
    /// and its date.
    public record DossierInterviewConclusion(boolean favourable, LocalDate on) {}

    public record DossierFact(long value, LocalDate on) {}

    /// « Étape faite » — one completed stage of a place.
    ///
    /// @param first first day on which it was done
    /// @param last last day on which it was done
    /// @param people number of inhabitants who took part
    /// @param peer whether the mutual visit with another place is complete
    /// @param reasons whether a change and its reason are recorded
    public record CompletedStage(LocalDate first, LocalDate last, int people, boolean peer, boolean reasons) {}

    /// « Reconnaissance » — a recognition from its decision to its end.
    ///
    /// @param from day of the decision
    /// @param until last day
    /// @param suspended whether the recognition is currently suspended and does not count
    /// @param told by id of a missing requirement, the day on which the holder was notified
    public record HeldRecognition(LocalDate from, LocalDate until, boolean suspended, Map<String, LocalDate> told) {
        public HeldRecognition(LocalDate from, LocalDate until, boolean suspended) {
            this(from, until, suspended, Map.of());
        }

        public HeldRecognition(LocalDate from, LocalDate until) {
            this(from, until, false);
        }

        /// Returns this recognition with the days on which its holder was notified of missing requirements.
        ///
        /// @param days day of the notice by id of the requirement
        public HeldRecognition told(Map<String, LocalDate> days) {
            return new HeldRecognition(from, until, suspended, Map.copyOf(days));
        }
    }

    public static LabelDossier opened(String id, String profile, String commune, LocalDate on) {
        return new LabelDossier(
                id, profile, commune, on, Map.of(), List.of(), Optional.empty(), Map.of(), Optional.empty());
    }

    public LabelDossier withSignatures(Map<String, DossierCharterSignature> signed) {
        return new LabelDossier(id, profile, commune, opened, Map.copyOf(signed), levels, interview, facts, work, held);
    }

    /// Returns a copy of the dossier with additional levels of skill.
    public LabelDossier withLevels(List<DossierSkillLevel> more) {
        var joined = new ArrayList<>(levels);
        joined.addAll(more);
        return new LabelDossier(
                id, profile, commune, opened, signatures, List.copyOf(joined), interview, facts, work, held);
    }

    public LabelDossier withInterview(DossierInterviewConclusion conclusion) {
        return new LabelDossier(
                id, profile, commune, opened, signatures, levels, Optional.of(conclusion), facts, work, held);
    }

    /// Returns a copy of the dossier with these facts; they replace facts with the same id.
    public LabelDossier withFacts(Map<String, DossierFact> more) {
        var joined = new HashMap<>(facts);
        joined.putAll(more);
        return new LabelDossier(
                id, profile, commune, opened, signatures, levels, interview, Map.copyOf(joined), work, held);
    }

    /// Returns a copy of the dossier with these completed stages.
    public LabelDossier withWork(Map<String, CompletedStage> done) {
        return new LabelDossier(
                id, profile, commune, opened, signatures, levels, interview, facts, Map.copyOf(done), held);
    }

    public LabelDossier withHeld(HeldRecognition recognition) {
        return new LabelDossier(
                id, profile, commune, opened, signatures, levels, interview, facts, work, Optional.of(recognition));
    }

    /// Returns a copy of the dossier without its current or earlier recognition.
    public LabelDossier withoutHeld() {
        return new LabelDossier(
                id, profile, commune, opened, signatures, levels, interview, facts, work, Optional.empty());
    }

    /// Returns the latest of all dates in the dossier.
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
