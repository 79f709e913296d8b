package org.tousaidants.journal;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.pix.PixFileMoved;
import org.tousaidants.pix.ProofMoved;
import org.tousaidants.pix.ProofsRead;

/// Writes down which files of levels came in, which proofs were recorded or withdrawn, and who read them, in the same
/// transaction.
@Component
class PixNews {
    private final Journal journal;

    PixNews(Journal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(PixFileMoved news) {
        journal.append(
                news.network(),
                Optional.of(news.by()),
                "pix.file_" + news.act(),
                "file " + news.file(),
                Map.of("rows", Integer.toString(news.rows())));
    }

    @EventListener
    void on(ProofMoved news) {
        journal.append(
                news.network(),
                Optional.of(news.by()),
                "pix.proof_" + news.act(),
                "helper " + news.helper(),
                Map.of("proof", news.proof().toString()));
    }

    @EventListener
    void on(ProofsRead news) {
        journal.append(
                news.network(),
                Optional.of(news.reader()),
                "pix.proofs_read",
                news.subject(),
                Map.of("people", Integer.toString(news.people())));
    }
}
