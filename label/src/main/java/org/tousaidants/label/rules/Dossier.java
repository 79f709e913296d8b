package org.tousaidants.label.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// « Dossier » — what is known of a person or a place that asks to be recognised, each thing with its date. Nothing in
/// it names anybody.
///
/// @param commune INSEE code, for the counts of an impact
/// @param signatures by commitment
/// @param facts by fact of the label; yes is 1, no is 0
/// @param held the recognition in force or the last one
public record Dossier(
        String id,
        String profile,
        String commune,
        LocalDate opened,
        Map<String, Signature> signatures,
        List<Level> levels,
        Optional<Conclusion> interview,
        Map<String, Observed> facts,
        Optional<Held> held) {

    /// « Signature » — of the exact text that has this hash.
    public record Signature(String hash, boolean taken, LocalDate on) {}

    /// « Niveau obtenu » — in one competence, with how it was established.
    public record Level(String competence, int level, Evidence evidence, LocalDate on) {}

    /// « Conclusion » — of the peers.
    public record Conclusion(boolean favourable, LocalDate on) {}

    public record Observed(long value, LocalDate on) {}

    /// « Reconnaissance » — from a decision until its end.
    ///
    /// @param suspended whether it does not count for the moment
    public record Held(LocalDate from, LocalDate until, boolean suspended) {
        public Held(LocalDate from, LocalDate until) {
            this(from, until, false);
        }
    }

    public static Dossier opened(String id, String profile, String commune, LocalDate on) {
        return new Dossier(id, profile, commune, on, Map.of(), List.of(), Optional.empty(), Map.of(), Optional.empty());
    }

    /// With these levels beside those that it holds.
    public Dossier withLevels(List<Level> more) {
        var all = new ArrayList<>(levels);
        all.addAll(more);
        return new Dossier(id, profile, commune, opened, signatures, List.copyOf(all), interview, facts, held);
    }

    public Dossier withInterview(Conclusion conclusion) {
        return new Dossier(id, profile, commune, opened, signatures, levels, Optional.of(conclusion), facts, held);
    }

    /// With these facts, which replace older ones of the same name.
    public Dossier withFacts(Map<String, Observed> more) {
        var all = new HashMap<>(facts);
        all.putAll(more);
        return new Dossier(id, profile, commune, opened, signatures, levels, interview, Map.copyOf(all), held);
    }

    public Dossier withHeld(Held recognition) {
        return new Dossier(
                id, profile, commune, opened, signatures, levels, interview, facts, Optional.of(recognition));
    }

    /// As if nothing had been granted before.
    public Dossier withoutHeld() {
        return new Dossier(id, profile, commune, opened, signatures, levels, interview, facts, Optional.empty());
    }

    /// The latest date that it holds.
    LocalDate latest() {
        var latest = opened;
        for (var signature : signatures.values()) latest = later(latest, signature.on());
        for (var level : levels) latest = later(latest, level.on());
        for (var observed : facts.values()) latest = later(latest, observed.on());
        if (interview.isPresent()) latest = later(latest, interview.get().on());
        if (held.isPresent()) latest = later(latest, held.get().from());
        return latest;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }
}
