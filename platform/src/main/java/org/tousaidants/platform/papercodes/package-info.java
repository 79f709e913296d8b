/// « Codes sur papier » — the one family of codes that people read on a card, a slip or a voucher and type again: an
/// alphabet without look-alikes, a letter that says the kind, a check character, groups of four. One page, « J’ai un
/// code », leads each to the room that knows it.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.db", "platform.jobs", "platform.web"})
package org.tousaidants.platform.papercodes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
