package org.tousaidants.platform.identity;

import java.time.Duration;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;

/// « Courriel de connexion » — written by the package with the texts for people.
public interface SignInLetter {
    /// For a person without an account yet.
    Letter welcome(MailAddress to, Secret link, Duration valid, String lang);

    Letter write(Account account, Secret link, Duration valid, String lang);

    /// To a person who registered: the network has accepted the account.
    Letter accepted(Account account);

    /// To a person who has not signed in for long: the account closes after `left`.
    Letter dormant(Account account, Duration left);
}
