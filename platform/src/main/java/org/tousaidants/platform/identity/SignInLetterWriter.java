package org.tousaidants.platform.identity;

import java.time.Duration;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;

/// « Courriel de connexion » — writes the letters about sign-in; implemented by the package that has the texts.
public interface SignInLetterWriter {
    /// The letter to a person without an account.
    Letter welcome(MailAddress to, Secret link, Duration valid, String lang);

    Letter write(Account account, Secret link, Duration valid, String lang);

    /// The letter to a person whom the network has accepted.
    Letter accepted(Account account);

    /// The letter about a corrected address, to the former and to the new one.
    Letter moved(Account account, MailAddress mail);

    /// The letter to a person who has not signed in for several months.
    ///
    /// @param left time until the account is closed
    Letter dormant(Account account, Duration left);
}
