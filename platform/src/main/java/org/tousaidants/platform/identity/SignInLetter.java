package org.tousaidants.platform.identity;

import java.time.Duration;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;

/// « Courriel de connexion » — written by the room that has words for people.
public interface SignInLetter {
    /// For a person who has no account yet.
    Letter welcome(MailAddress to, Secret link, Duration valid, String lang);

    Letter write(Account account, Secret link, Duration valid, String lang);

    /// To a person who opened her account herself: the network has accepted it.
    Letter accepted(Account account);

    /// To a person who did not come in for long: her account closes after `left`.
    Letter dormant(Account account, Duration left);
}
