import { device, recall, remember } from '../storage';

/** Rooms are channels of the `chat` namespace; the address of the page says which. */

export const lobby = 'lobby';
const mostRecent = 6;

export function channelOf(room: string): string {
  return `chat:${room}`;
}

export function roomIn(search: string): string {
  return tidyRoom(new URLSearchParams(search).get('room') ?? '') ?? lobby;
}

export function linkTo(room: string): string {
  return room === lobby ? './' : `?room=${encodeURIComponent(room)}`;
}

/** Lower case, ASCII, no `:` or `#`: what every channel pattern of a server lets through. */
export function tidyRoom(text: string): string | null {
  const room = text
    .trim()
    .toLowerCase()
    .replace(/[\s:#/]+/g, '-')
    .replace(/[^a-z0-9._-]/g, '')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return room === '' ? null : room;
}

/** The lobby, this room, and where one has been lately. */
export function visitedRooms(current: string): string[] {
  const visited = (recall('rooms', device) ?? '').split(' ').filter((room) => tidyRoom(room) === room);
  return [...new Set([lobby, current, ...visited])];
}

export function rememberRoom(room: string): void {
  const others = visitedRooms(room).filter((other) => other !== lobby && other !== room);
  remember('rooms', [room, ...others].filter((other) => other !== lobby).slice(0, mostRecent).join(' '), device);
}
