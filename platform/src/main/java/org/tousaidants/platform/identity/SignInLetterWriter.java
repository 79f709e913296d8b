package org.tousaidants.platform.identity;

import java.time.Duration;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;

/// « Courriel de connexion » — writes the letters about sign-in. The package that contains their texts implements
/// it.
public interface SignInLetterWriter {
    /// Returns the letter to a person without an account who registers.
    Letter welcome(MailAddress to, SecretToken link, Duration valid, String lang);

    Letter write(Account account, SecretToken link, Duration valid, String lang);

    /// Returns the letter to a person whose account a coordinator accepted.
    Letter accepted(Account account);

    /// Returns the letter about a corrected address, which is sent to the former and to the new address.
    Letter moved(Account account, MailAddress mail);

    /// Returns the letter to a person who has not signed in for several months.
    ///
    /// @param left time until the account is closed
    Letter dormant(Account account, Duration left);
}
