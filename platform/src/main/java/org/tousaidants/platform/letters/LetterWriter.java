package org.tousaidants.platform.letters;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.SitePublicAddress;

/// « Lettres du site » — writes a letter to a person in their language. The message `key` is the text of the letter
/// and `key.subject` its subject, with the same placeholders. Text typed by a person is put on one line, and
/// shortened in the subject.
@Service
public class LetterWriter {
    private final LetterOutbox outbox;
    private final SitePublicAddress address;

    LetterWriter(LetterOutbox outbox, SitePublicAddress address) {
        this.outbox = outbox;
        this.address = address;
    }

    /// A placeholder that is replaced by the full address of a page, in the language of the letter.
    public record LetterPageAddress(String path) {}

    /// A placeholder that is replaced by several lines of the product's own text, in the language of the letter.
    public record LetterWords(Function<Messages, String> in) {}

    /// Posts a letter in the transaction of the caller and returns its id; see [LetterOutbox#post(String, Letter,
    /// Instant)].
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID post(LetterRecipient to, String key, Instant worthlessAfter, Object... holes) {
        return outbox.post(letter(to, key, holes), worthlessAfter);
    }

    /// Posts a letter as [#post] does, except that the letter must never arrive twice: see
    /// [LetterOutbox#postOnce].
    @Transactional(propagation = Propagation.MANDATORY)
    public void postOnce(LetterRecipient to, String key, Instant worthlessAfter, Object... holes) {
        outbox.postOnce(letter(to, key, holes), worthlessAfter);
    }

    private Letter letter(LetterRecipient to, String key, Object... holes) {
        var words = Messages.in(to.lang());
        return new Letter(
                to.mail(),
                words.locale(),
                words.t(key + ".subject", filled(words, holes, Letter::name)),
                words.t(key, filled(words, holes, Letter::line)).strip());
    }

    private Object[] filled(Messages words, Object[] holes, UnaryOperator<String> typed) {
        return Arrays.stream(holes)
                .map(hole -> switch (hole) {
                    case LetterPageAddress(var path) -> address.of(path, words.locale());
                    case LetterWords(var in) -> in.apply(words);
                    case String text -> typed.apply(text);
                    default -> hole;
                })
                .toArray();
    }
}
