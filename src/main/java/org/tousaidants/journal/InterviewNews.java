package org.tousaidants.journal;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tousaidants.interviews.InterviewMoved;
import org.tousaidants.interviews.InterviewsRead;

/// Writes down each step of an interview, never what was said in it, in the same transaction.
@Component
class InterviewNews {
    private final Journal journal;

    InterviewNews(Journal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(InterviewMoved news) {
        journal.append(
                news.network(), news.by(), "interviews." + news.act(), "interview " + news.interview(), Map.of());
    }

    @EventListener
    void on(InterviewsRead news) {
        journal.append(
                news.network(),
                Optional.of(news.reader()),
                "interviews.read",
                "interviews",
                Map.of("interviews", Integer.toString(news.interviews())));
    }
}
