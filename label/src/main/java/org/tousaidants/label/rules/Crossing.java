package org.tousaidants.label.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// « Passage vers d’autres règles » — what a recognition under other rules is worth under these: what counts, and
/// what would be missing here.
///
/// @param known whether these rules have that profile at all
/// @param same what counts, in words
/// @param missing what would have to be done here, in words
public record Crossing(boolean known, List<Said> same, List<Said> missing) {
    public static Crossing of(Protocol theirs, String profile, Protocol ours) {
        var here = ours.profile(profile);
        if (here.isEmpty())
            return new Crossing(
                    false,
                    List.of(),
                    List.of(Said.of(
                            "crossing.profile",
                            theirs.profile(profile).map(Protocol.Profile::name).orElse(profile))));
        var same = new ArrayList<Said>();
        var missing = new ArrayList<Said>();
        charter(theirs, profile, ours, same, missing);
        levels(theirs, profile, ours, same, missing);
        var asked = theirs.label(here.get().nature()).asked(profile).stream()
                .map(Label.Requirement::id)
                .collect(Collectors.toSet());
        for (var requirement : ours.label(here.get().nature()).asked(profile))
            if (asked.contains(requirement.id())) same.add(Said.of("crossing.asked", requirement.name()));
            else missing.add(Said.of("crossing.requirement", requirement.name(), requirement.whatToDo()));
        var months = ours.label(here.get().nature()).months();
        if (months < theirs.label(here.get().nature()).months()) missing.add(Said.of("crossing.months", months));
        return new Crossing(true, List.copyOf(same), List.copyOf(missing));
    }

    private static void charter(Protocol theirs, String profile, Protocol ours, List<Said> same, List<Said> missing) {
        var signed = theirs.charter().of(profile).stream()
                .map(Charter.Commitment::hash)
                .collect(Collectors.toSet());
        var here = ours.charter().of(profile);
        var counts = here.stream().filter(one -> signed.contains(one.hash())).count();
        same.add(Said.of("crossing.charter", (int) counts, here.size()));
        here.stream()
                .filter(one -> !signed.contains(one.hash()))
                .forEach(one -> missing.add(Said.of("crossing.commitment", one.id(), one.text())));
    }

    private static void levels(Protocol theirs, String profile, Protocol ours, List<Said> same, List<Said> missing) {
        var counts = 0;
        var asked = ours.skills().of(profile);
        for (var competence : ours.skills().competences()) {
            var here = asked.getOrDefault(competence.id(), 0);
            if (here == 0) continue;
            var there = theirs.skills().level(profile, competence.id());
            if (there >= here) counts++;
            else missing.add(Said.of("crossing.level", competence.id(), competence.name(), here, there));
        }
        if (!asked.isEmpty()) same.add(Said.of("crossing.levels", counts, asked.size()));
    }
}
