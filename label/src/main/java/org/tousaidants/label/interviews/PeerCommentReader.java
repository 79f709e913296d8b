package org.tousaidants.label.interviews;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.observations.CaseNote;
import org.tousaidants.label.observations.CaseNotes;

/// Shows the committee the words of the peers, once the interview has its outcome: before, each peer concludes
/// alone.
@Component
class PeerCommentReader implements CaseNotes {
    private final InterviewStore store;
    private final InterviewParticipantReader personReader;

    PeerCommentReader(InterviewStore store, InterviewParticipantReader personReader) {
        this.store = store;
        this.personReader = personReader;
    }

    @Override
    public List<CaseNote> of(Optional<UUID> helper, Collection<String> badges) {
        return helper
                .flatMap(store::last)
                .flatMap(store::find)
                .filter(one -> one.outcome().isPresent())
                .stream()
                .flatMap(one -> {
                    var people = personReader.of(one);
                    return one.conclusions().stream()
                            .map(said -> new CaseNote(
                                    said.favourable() ? "interviews.note.favourable" : "interviews.note.unfavourable",
                                    List.of(InterviewParticipantReader.name(people, said.peer())),
                                    said.at(),
                                    said.words()));
                })
                .sorted(Comparator.comparing(CaseNote::at))
                .toList();
    }
}
