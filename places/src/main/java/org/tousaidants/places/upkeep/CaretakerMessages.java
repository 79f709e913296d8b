package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.TextFolding;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.tenancy.TenantValues;

/// « Messages aux responsables » — the service: the log of the letters to caretakers with their answers, and a
/// coordinator's own message to a chosen list. It counts in the letters of a day, and a person who wants none
/// gets none.
@Service
class CaretakerMessages {
    private static final Duration WORTH = Duration.ofDays(7);
    private static final Duration STOP_VALID = Duration.ofDays(365);
    private static final Duration DAY = Duration.ofDays(1);

    /// The people of a list.
    enum Audience {
        ALL,
        TOWN,
        /// A letter asked them about a sheet, and they have not answered.
        UNANSWERED
    }

    /// A person, and the places that they answer for.
    record Addressee(Caretaker to, List<Place> places) {}

    /// A letter with its questions.
    record LetterAndAnswers(
            CaretakerMessageStore.LoggedLetter letter,
            Map<Place, Optional<CaretakerMessageStore.LoggedQuestion>> about) {}

    sealed interface Sending {
        record Sent(int letters) implements Sending {}

        /// @param left how many may still be sent today
        record TooMany(int left) implements Sending {}

        record Already() implements Sending {}
    }

    /// « Message envoyé » — a coordinator wrote to caretakers.
    record CaretakersWritten(UUID by, UUID message, int letters) implements JournalledEvent {
        @Override
        public JournalNote note() {
            return JournalNote.by(by, "care.message_sent", "caretakers").with("letters", letters);
        }
    }

    private final CaretakerMessageStore store;
    private final LetterStore letters;
    private final CaretakerStore caretakers;
    private final UpkeepRequestStore requests;
    private final RecipientChoice recipientChoice;
    private final Directory directory;
    private final Places places;
    private final Post post;

    /// The parts that write and send a letter.
    @Component
    record Post(
            Outbox outbox,
            Links links,
            CareLetterWriter writer,
            TenantValues<CareRules> rules,
            ApplicationEventPublisher events,
            Clock clock) {}

    CaretakerMessages(
            CaretakerMessageStore store,
            LetterStore letters,
            CaretakerStore caretakers,
            UpkeepRequestStore requests,
            RecipientChoice recipientChoice,
            Directory directory,
            Places places,
            Post post) {
        this.store = store;
        this.letters = letters;
        this.caretakers = caretakers;
        this.requests = requests;
        this.recipientChoice = recipientChoice;
        this.directory = directory;
        this.places = places;
        this.post = post;
    }

    @Transactional(readOnly = true)
    public int count() {
        return store.count();
    }

    /// The letters to caretakers, the latest first.
    @Transactional(readOnly = true)
    public List<LetterAndAnswers> log(int offset, int limit) {
        var page = store.letters(offset, limit);
        var questions = store
                .questions(page.stream()
                        .map(CaretakerMessageStore.LoggedLetter::id)
                        .toList())
                .stream()
                .collect(Collectors.groupingBy(CaretakerMessageStore.LoggedQuestion::letter));
        var about = places.find(questions.values().stream()
                .flatMap(List::stream)
                .map(CaretakerMessageStore.LoggedQuestion::place)
                .collect(Collectors.toSet()));
        var log = new ArrayList<LetterAndAnswers>();
        for (var letter : page) {
            var asked = new LinkedHashMap<Place, Optional<CaretakerMessageStore.LoggedQuestion>>();
            for (var question : questions.getOrDefault(letter.id(), List.of()))
                Optional.ofNullable(about.get(question.place()))
                        .ifPresent(place -> asked.put(
                                place,
                                Optional.of(question)
                                        .filter(one -> one.outcome().isPresent())));
            log.add(new LetterAndAnswers(letter, asked));
        }
        return log;
    }

    /// Number of letters that may still be sent today.
    @Transactional(readOnly = true)
    public int left() {
        return left(post.clock().instant());
    }

    private int left(Instant now) {
        return Math.max(0, post.rules().here().mostLettersADay() - letters.askedSince(now.minus(DAY)));
    }

    /// The people whom a letter can reach, with their places, by name.
    @Transactional(readOnly = true)
    public List<Addressee> addressees(Audience audience, String town) {
        var book = recipientChoice.book();
        var silent = caretakers.silent();
        var waiting = audience == Audience.UNANSWERED ? waiting() : List.<PlaceId>of();
        var people = new LinkedHashMap<MailAddress, Addressee>();
        for (var place : directory.snapshot().places()) {
            if (!place.inLists()
                    || audience == Audience.TOWN
                            && !TextFolding.words(place.commune()).equals(TextFolding.words(town))
                    || audience == Audience.UNANSWERED && !waiting.contains(place.id())) continue;
            if (!(book.of(place, 0) instanceof RecipientChoice.Choice.Chosen(var to)) || silent.test(to.mail()))
                continue;
            people.computeIfAbsent(to.mail(), _ -> new Addressee(to, new ArrayList<>()))
                    .places()
                    .add(place);
        }
        return people.values().stream()
                .sorted(Comparator.comparing(one -> TextFolding.words(
                        one.to().name().isEmpty()
                                ? one.places().getFirst().name()
                                : one.to().name())))
                .toList();
    }

    private List<PlaceId> waiting() {
        return requests.pending().stream()
                .filter(ask -> ask.letters() > 0)
                .map(CareRequest::place)
                .toList();
    }

    /// @param to the addresses chosen among [#addressees]
    @Transactional
    public Sending send(Actor by, CaretakerMessage message, Collection<String> to) {
        var now = post.clock().instant();
        var chosen = addressees(Audience.ALL, "").stream()
                .filter(one -> to.contains(one.to().mail().value()))
                .toList();
        var left = left(now);
        if (chosen.size() > left) return new Sending.TooMany(left);
        if (!store.add(message)) return new Sending.Already();
        for (var one : chosen) {
            var person = caretakers.keep(one.to().mail(), "", now);
            var stop = post.links()
                    .make(
                            new Link.LinkRequest(
                                    LetterUnsubscription.STOP, person.id().toString(), Optional.of(person.id())),
                            now.plus(STOP_VALID));
            var letter = post.outbox()
                    .postOnce(post.writer().message(person, message, by.name(), by.mail(), stop), now.plus(WORTH));
            store.sent(letter, message.id(), person.id(), now);
        }
        post.events().publishEvent(new CaretakersWritten(by.id(), message.id(), chosen.size()));
        return new Sending.Sent(chosen.size());
    }
}
