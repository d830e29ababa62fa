export { Answered } from './Answered.tsx';
export { Empty, Failed, Loading, NoRight, ProblemAlert } from './states.tsx';
