// Every document that the main job sends, so that they can be checked against schema.graphql
// without a server (see ../check-documents.mjs).
const errors = 'errors { __typename ... on Error { message code path retryable } }';
const money = '{ amount currency }';
const event = 'cursor sequence type occurredAt subjectId version previousStatus status';
const account = 'id status accountName currency bsb accountNumber iban externalId version createdAt';
const deposit = `id status isFinal amount ${money} fee ${money} refunded ${money} reference version virtualAccount { id }`;
const withdrawal = `id status isFinal amount ${money} fee ${money} reference externalId version recipient { id displayName } sender { id } statusReason { code message }`;
const quote = `id from ${money} to ${money} rate fee ${money} firm expiresAt usedAt`;
const payment = `id status isFinal from ${money} to ${money} fee ${money} quote { id } recipient { id } reference externalId version statusReason { code message }`;
const consent = 'id status isFinal scopes link expiresAt version provider { code name country }';

const mutation = (name, selection, extra = 'replayed') => {
  const input = `${name[0].toUpperCase()}${name.slice(1)}Input!`;
  return `mutation ($input: ${input}) { ${name}(input: $input) { ${selection} ${extra} ${errors} } }`;
};

export const login = mutation('login', 'token expiresAt viewer { tenant { id name environment } member { id email } }', '');
export const logout = 'mutation { logout { success } }';
export const createVirtualAccount = mutation('createVirtualAccount', `virtualAccount { ${account} }`);
export const createSender = mutation('createSender', 'sender { id displayName externalId version createdAt }');
export const createRecipient = mutation('createRecipient', 'recipient { id displayName accountType currency externalId version createdAt }');
export const exportStatement = mutation('exportStatement', 'statementExport { id status }');
export const createWithdrawal = mutation('createWithdrawal', `withdrawal { ${withdrawal} }`);
export const simulateDeposit = mutation('simulateDeposit', `deposit { ${deposit} }`);
export const refundDeposit = mutation('refundDeposit', `deposit { ${deposit} }`);
export const createQuote = mutation('createQuote', `quote { ${quote} }`);
export const createPayment = mutation('createPayment', `payment { ${payment} }`);
export const createConsent = mutation('createConsent', `consent { ${consent} }`);
export const revokeConsent = mutation('revokeConsent', `consent { ${consent} }`);
export const simulateConsentAuthorization = mutation('simulateConsentAuthorization', `consent { ${consent} }`);
export const advanceTestClock = mutation('advanceTestClock', `now events { ${event} }`, '');

export const viewer = '{ viewer { tenant { id name environment } member { id email } } }';
export const balances = `query ($currencies: [CurrencyCode!]) { balances(currencies: $currencies) { currency posted ${money} held ${money} available ${money} } }`;
export const node = 'query ($id: ID!) { node(id: $id) { __typename id } }';
export const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
export const events = `query ($first: Int, $after: EventCursor) { events(first: $first, after: $after) { nodes { ${event} } pageInfo { hasNextPage } } }`;
export const providers = '{ providers(first: 50) { nodes { id code name country } } }';
export const statusMachines = '{ statusMachines { name states { name isFinal next } } }';
export const typename = '{ __typename }';

export const lists = ['senders', 'recipients', 'virtualAccounts', 'deposits', 'withdrawals', 'payments', 'consents'];
export const list = Object.fromEntries(
  lists.map((name) => [
    name,
    `query ($first: Int, $after: String) { ${name}(first: $first, after: $after) { nodes { __typename id } pageInfo { hasNextPage endCursor } totalCount } }`,
  ]),
);

export const consentAccounts = `query ($id: ID!, $first: Int) { node(id: $id) { ... on Consent { ${consent} accounts {
  id iban name currency balances { type amount ${money} at }
  transactions(first: $first) { nodes { id amount ${money} direction bookedAt remittance } pageInfo { hasNextPage endCursor } totalCount }
} } } }`;
export const accountTransactions = `query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on BankAccount {
  id transactions(first: $first, after: $after) { nodes { id amount ${money} direction bookedAt remittance } edges { cursor node { id } } pageInfo { hasNextPage endCursor } totalCount }
} } }`;

export const allEvents = `subscription ($types: [String!], $subjectId: ID, $after: EventCursor) { events(types: $types, subjectId: $subjectId, after: $after) { __typename ${event} } }`;
const changed = (subject, selection) =>
  `subscription ($id: ID, $after: EventCursor) { ${subject}Changed(id: $id, after: $after) { ${event} ${subject} { ${selection} } } }`;
export const depositChanged = changed('deposit', deposit);
export const withdrawalChanged = changed('withdrawal', withdrawal);
export const paymentChanged = changed('payment', payment);
export const consentChanged = changed('consent', consent);

// An amount as a number literal: the scalar must refuse it before anything runs.
export const numberLiteral = `mutation ($recipientId: ID!, $key: String!) { createWithdrawal(input: { amount: { amount: 10.50, currency: "AUD" }, recipientId: $recipientId, idempotencyKey: $key }) { withdrawal { id } ${errors} } }`;
