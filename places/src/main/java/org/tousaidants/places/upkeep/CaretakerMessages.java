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
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// « Messages aux responsables » — service that lists the letters to contact persons with their answers, and sends a
/// coordinator's own message to a chosen list. The message counts toward the daily limit of letters, and people who
/// want no letters do not get it.
@Service
class CaretakerMessages {
    private static final Duration WORTH = Duration.ofDays(7);
    private static final Duration STOP_VALID = Duration.ofDays(365);
    private static final Duration DAY = Duration.ofDays(1);

    /// The groups of people to whom a coordinator can send a message.
    enum MessageAudience {
        ALL,
        TOWN,
        /// People who were asked in a letter whether a sheet is correct and have not answered.
        UNANSWERED
    }

    /// A contact person, and the places for which this person answers.
    record MessageAddressee(PlaceCaretaker to, List<Place> places) {}

    /// A letter with its questions and answers.
    record LetterAndAnswers(
            CaretakerMessageStore.LoggedLetter letter,
            Map<Place, Optional<CaretakerMessageStore.LoggedQuestion>> about) {}

    sealed interface MessageSendingResult {
        record MessageSent(int letters) implements MessageSendingResult {}

        /// Nothing was sent, because the message has more recipients than letters may still be sent on this
        /// day.
        ///
        /// @param left number of letters that may still be sent on this day
        record TooManyMessages(int left) implements MessageSendingResult {}

        record MessageAlreadySent() implements MessageSendingResult {}
    }

    /// « Message envoyé » — event: a coordinator wrote to contact persons.
    record CaretakersWrittenTo(UUID by, UUID message, int letters) implements JournalledEvent {
        @Override
        public JournalEventNote note() {
            return JournalEventNote.by(by, "care.message_sent", "caretakers").with("letters", letters);
        }
    }

    private final CaretakerMessageStore store;
    private final UpkeepLetterStore letters;
    private final PlaceCaretakerStore caretakers;
    private final SheetCheckRequestStore requests;
    private final LetterRecipientChoice recipientChoice;
    private final PlaceDirectory directory;
    private final Places places;
    private final MessageSendingServices post;

    /// The services that are used to write and send a message.
    @Component
    record MessageSendingServices(
            LetterOutbox outbox,
            SecretLinks links,
            UpkeepLetterWriter writer,
            ValuePerTenant<UpkeepLetterRules> rules,
            ApplicationEventPublisher events,
            Clock clock) {}

    CaretakerMessages(
            CaretakerMessageStore store,
            UpkeepLetterStore letters,
            PlaceCaretakerStore caretakers,
            SheetCheckRequestStore requests,
            LetterRecipientChoice recipientChoice,
            PlaceDirectory directory,
            Places places,
            MessageSendingServices post) {
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

    /// Returns the letters to contact persons, the most recent first.
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

    /// Returns the number of letters that may still be sent on this day.
    @Transactional(readOnly = true)
    public int left() {
        return left(post.clock().instant());
    }

    private int left(Instant now) {
        return Math.max(0, post.rules().here().mostLettersADay() - letters.askedSince(now.minus(DAY)));
    }

    /// Returns the people to whom letters can be delivered, with their places, sorted by name.
    ///
    /// @param audience the list of people
    /// @param town commune of the places; empty for all communes
    @Transactional(readOnly = true)
    public List<MessageAddressee> addressees(MessageAudience audience, String town) {
        var book = recipientChoice.book();
        var silent = caretakers.silent();
        var waiting = audience == MessageAudience.UNANSWERED ? waiting() : List.<PlaceId>of();
        var people = new LinkedHashMap<MailAddress, MessageAddressee>();
        for (var place : directory.snapshot().places()) {
            if (!place.inLists()
                    || audience == MessageAudience.TOWN
                            && !TextNormalisation.words(place.commune()).equals(TextNormalisation.words(town))
                    || audience == MessageAudience.UNANSWERED && !waiting.contains(place.id())) continue;
            if (!(book.of(place, 0) instanceof LetterRecipientChoice.RecipientResult.RecipientChosen(var to))
                    || silent.test(to.mail())) continue;
            people.computeIfAbsent(to.mail(), _ -> new MessageAddressee(to, new ArrayList<>()))
                    .places()
                    .add(place);
        }
        return people.values().stream()
                .sorted(Comparator.comparing(one -> TextNormalisation.words(
                        one.to().name().isEmpty()
                                ? one.places().getFirst().name()
                                : one.to().name())))
                .toList();
    }

    private List<PlaceId> waiting() {
        return requests.pending().stream()
                .filter(ask -> ask.letters() > 0)
                .map(SheetCheckRequest::place)
                .toList();
    }

    /// Sends a coordinator's message to contact persons.
    ///
    /// @param by the coordinator
    /// @param to the addresses chosen among [#addressees]
    @Transactional
    public MessageSendingResult send(SignedInPerson by, CaretakerMessage message, Collection<String> to) {
        var now = post.clock().instant();
        var chosen = addressees(MessageAudience.ALL, "").stream()
                .filter(one -> to.contains(one.to().mail().value()))
                .toList();
        var left = left(now);
        if (chosen.size() > left) return new MessageSendingResult.TooManyMessages(left);
        if (!store.add(message)) return new MessageSendingResult.MessageAlreadySent();
        for (var one : chosen) {
            var person = caretakers.keep(one.to().mail(), "", now);
            var stop = post.links()
                    .make(
                            new SecretLink.SecretLinkRequest(
                                    UpkeepLetterUnsubscription.STOP, person.id().toString(), Optional.of(person.id())),
                            now.plus(STOP_VALID));
            var letter = post.outbox()
                    .postOnce(post.writer().message(person, message, by.name(), by.mail(), stop), now.plus(WORTH));
            store.sent(letter, message.id(), person.id(), now);
        }
        post.events().publishEvent(new CaretakersWrittenTo(by.id(), message.id(), chosen.size()));
        return new MessageSendingResult.MessageSent(chosen.size());
    }
}
