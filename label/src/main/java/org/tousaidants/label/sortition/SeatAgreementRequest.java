package org.tousaidants.label.sortition;

import java.util.Optional;
import org.tousaidants.platform.mail.MailAddress;

/// « Accord pour une place » — a person helped agrees to be drawn, with what is needed to write to them.
///
/// @param postal on one line for each line of the envelope; empty with a mail address
public record SeatAgreementRequest(String name, Optional<MailAddress> mail, String postal, String lang) {}
