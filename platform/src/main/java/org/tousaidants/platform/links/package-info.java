/// « Liens à usage unique » — secret links in letters, slips and QR codes for people without an account. A link has
/// one purpose, one subject and an end of validity. Opening it changes nothing, and only the hash of its secret is
/// stored.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.identity", "platform.retentionrules"})
package org.tousaidants.platform.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
