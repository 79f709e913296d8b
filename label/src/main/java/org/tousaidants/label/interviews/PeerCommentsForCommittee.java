package org.tousaidants.label.interviews;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.observations.LabelCaseNote;
import org.tousaidants.label.observations.LabelCaseNotes;

/// Shows the committee the texts of the peers, but only after the interview has ended, because each peer must
/// conclude independently.
@Component
class PeerCommentsForCommittee implements LabelCaseNotes {
    private final PeerInterviewStore store;
    private final InterviewParticipantReader personReader;

    PeerCommentsForCommittee(PeerInterviewStore store, InterviewParticipantReader personReader) {
        this.store = store;
        this.personReader = personReader;
    }

    @Override
    public List<LabelCaseNote> of(Optional<UUID> helper, Collection<String> badges) {
        return helper
                .flatMap(store::last)
                .flatMap(store::find)
                .filter(one -> one.outcome().isPresent())
                .stream()
                .flatMap(one -> {
                    var people = personReader.of(one);
                    return one.conclusions().stream()
                            .map(said -> new LabelCaseNote(
                                    said.favourable() ? "interviews.note.favourable" : "interviews.note.unfavourable",
                                    List.of(InterviewParticipantReader.name(people, said.peer())),
                                    said.at(),
                                    said.words()));
                })
                .sorted(Comparator.comparing(LabelCaseNote::at))
                .toList();
    }
}
