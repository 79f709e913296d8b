/* « Mandat »: Mandate, Mandates and MandateConsents, with the helper, the witness, the person and the coordination.
   MandateModelTest compares each arrow(from, act, to) with the states that the code computes.

   Each person may stop at any moment. Proved:
   - the helper alone never puts a mandate in force;
   - as long as it is not closed, the person's code, the coordination and the helper can each end it;
   - a use that was announced can be recorded, also after the end;
   - the person is informed by a letter, or a coordinator who took no part may inform them, or a member of another
     organisation whom the coordination asks.
   One coordinator is enough with one such member: see docs/proofs.md. */

mtype = { WAITING, IN_FORCE, OVER, REVOKED, ENDED, PREPARED, READ, GIVEN, COPIED, ANNOUNCED, WRITTEN, NARROWED,
  PHONE, PAPER, FRANCECONNECT };

#ifndef COORDINATORS
#define COORDINATORS 1
#endif
/* Members of another organisation than the helper's; the witness elsewhere is one of them. */
#ifndef MEMBERS
#define MEMBERS 1
#endif
#define NOBODY 9
#define OUTSIDER 8

mtype state = WAITING;
mtype consent;
byte witness = NOBODY, reader = NOBODY;
bool mail, told, use, written, started;
byte procedures = 2, acts = 8;

#define over (state == REVOKED || state == ENDED)
/* A member who is asked, or a coordinator (1 .. COORDINATORS), who neither called the person nor, without a call, is the named witness. */
#define heard (reader != NOBODY -> reader : witness)
#ifdef FAULT_WITNESS_AND_CALLER_ARE_EXCLUDED
#define mayTell (COORDINATORS > (witness != OUTSIDER) + (reader != NOBODY && reader != witness && reader != OUTSIDER))
#else
#ifdef FAULT_NO_MEMBER_IS_ASKED
#define mayTell (COORDINATORS > (heard != OUTSIDER))
#else
#define mayTell (COORDINATORS > (heard != OUTSIDER) || MEMBERS > (heard == OUTSIDER))
#endif
#endif

#define arrow(FROM, ACT, TO, IF) started && acts > 0 && state == FROM && (IF) -> acts--; state = TO
/* A use that has begun is recorded, whatever happened since. */
#define late(FROM, ACT, TO) state == FROM && use -> use = false; written = true

inline given() {
  assert(consent != PHONE || reader != NOBODY);
  if :: mail -> told = true :: else fi;
  assert(told || mayTell)
}

/* The terms, the person's contact, and the witness: a coordinator, or a member elsewhere. */
init {
  atomic {
    if :: consent = PHONE :: consent = PAPER :: consent = FRANCECONNECT fi;
    if :: mail = true :: mail = false fi;
    if :: witness = OUTSIDER :: witness = 1 fi;
    started = true
  }
}

active proctype Helper() {
  do
  :: over && !use -> break
  :: acts == 0 && !use -> break
#ifdef FAULT_CODE_WITHOUT_A_CALL
  :: atomic { arrow(WAITING, GIVEN, IN_FORCE, consent == PHONE); given() }
#else
  :: atomic { arrow(WAITING, GIVEN, IN_FORCE, consent == PHONE && reader != NOBODY); given() }
#endif
  :: atomic { arrow(IN_FORCE, COPIED, IN_FORCE, true) }
  :: atomic { arrow(IN_FORCE, ANNOUNCED, IN_FORCE, !use && !written); use = true }
  :: atomic { late(IN_FORCE, WRITTEN, IN_FORCE) }
  :: atomic { late(OVER, WRITTEN, OVER) }
  :: atomic { late(REVOKED, WRITTEN, REVOKED) }
  :: atomic { late(ENDED, WRITTEN, ENDED) }
  :: atomic { arrow(WAITING, ENDED, ENDED, true) }
  :: atomic { arrow(IN_FORCE, ENDED, ENDED, true) }
  :: atomic { arrow(OVER, ENDED, ENDED, true) }
  od
}

active proctype Witness() {
  do
  :: over || acts == 0 -> break
  :: atomic { arrow(WAITING, READ, WAITING, consent == PHONE && witness == OUTSIDER); reader = OUTSIDER }
  /* Any coordinator may call when the witness is one. */
  :: atomic { arrow(WAITING, READ, WAITING, consent == PHONE && witness != OUTSIDER); select(reader : 1 .. COORDINATORS) }
  :: atomic { arrow(WAITING, GIVEN, IN_FORCE, consent == PAPER); given() }
  od
}

/* By FranceConnect, or with the code of a copy or of the letter. */
active proctype Person() {
  do
  :: over || acts == 0 -> break
  :: atomic { arrow(WAITING, GIVEN, IN_FORCE, consent == FRANCECONNECT); given() }
  :: atomic { arrow(IN_FORCE, NARROWED, IN_FORCE, procedures > 1); procedures-- }
  :: atomic { arrow(IN_FORCE, REVOKED, REVOKED, true) }
  :: atomic { arrow(OVER, REVOKED, REVOKED, true) }
  od
}

/* For a person who calls or comes, or after a death. */
active proctype Coordination() {
  do
  :: over -> break
  :: acts == 0 && state != WAITING -> break
  :: atomic { !told && mayTell && state == IN_FORCE -> told = true }
  :: atomic { arrow(WAITING, NARROWED, WAITING, procedures > 1); procedures-- }
  :: atomic { arrow(IN_FORCE, NARROWED, IN_FORCE, procedures > 1); procedures-- }
  :: atomic { arrow(WAITING, REVOKED, REVOKED, true) }
  :: atomic { arrow(IN_FORCE, REVOKED, REVOKED, true) }
  :: atomic { arrow(OVER, REVOKED, REVOKED, true) }
  :: atomic { acts == 0 && state == WAITING -> state = ENDED }
  od
}

active proctype Clock() {
  do
  :: over || acts == 0 -> break
  :: atomic { state == IN_FORCE -> state = OVER }
  :: atomic { state == OVER -> break }
  od
}
