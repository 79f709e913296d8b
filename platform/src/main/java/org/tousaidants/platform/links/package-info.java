/// « Liens à usage unique » — the secret links that letters, slips and QR codes carry to people who have no account.
/// A link has one purpose, one subject and an end; opening it changes nothing; only the hash of its secret is kept.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.identity", "platform.retentionperiods"})
package org.tousaidants.platform.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
